package io.tideline.connectors.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Moves files from one folder to another of the same disk: all of them, or none. Old files of the
 * same names are set aside before the first is moved, the last one first, so that the last file is
 * never seen together with files of another run.
 */
final class Publication {
  private final Path from;
  private final Path aside;
  private final Path to;
  private final Deque<Move> done = new ArrayDeque<>();
  private final List<Path> made = new ArrayList<>();

  /**
   * @param from the folder that holds the new files
   * @param aside a folder for the old ones, which need not exist yet
   */
  Publication(Path from, Path aside, Path to) {
    this.from = from;
    this.aside = aside;
    this.to = to;
  }

  /**
   * Moves the files into place, in that order.
   *
   * @throws IOException with one line where one cannot be; all is as it was then
   * @throws NotUndoneException where it could not be made as it was
   */
  void publish(List<String> names) throws IOException, NotUndoneException {
    for (int i = names.size() - 1; i >= 0; i--) {
      String name = names.get(i);
      replaceable(name);
      if (Files.exists(to.resolve(name))) {
        move(name, new Move(to.resolve(name), aside.resolve(name)));
      }
    }
    for (String name : names) {
      move(name, new Move(from.resolve(name), to.resolve(name)));
    }
  }

  private void replaceable(String name) throws IOException, NotUndoneException {
    if (Files.isDirectory(to.resolve(name))) {
      undo();
      throw new IOException(to.resolve(name) + " cannot be written: is a folder");
    }
  }

  private void move(String name, Move move) throws IOException, NotUndoneException {
    try {
      OutputFolder.makeFolders(move.to().getParent(), made);
      move.run();
      done.push(move);
    } catch (IOException e) {
      undo();
      throw new IOException(to.resolve(name) + " cannot be written: " + FailureReason.of(e), e);
    }
  }

  private void undo() throws NotUndoneException {
    try {
      while (!done.isEmpty()) {
        done.pop().back();
      }
      OutputFolder.removeMade(made);
    } catch (IOException e) {
      throw new NotUndoneException(
          to + " cannot be made as it was: " + FailureReason.of(e) + "; its files are in " + aside,
          e);
    }
  }

  private record Move(Path from, Path to) {
    void run() throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    void back() throws IOException {
      Files.move(to, from, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Old files stand where they were set aside, and must not be removed there. */
  static final class NotUndoneException extends Exception {
    private static final long serialVersionUID = 1L;

    NotUndoneException(String line, IOException cause) {
      super(line, cause);
    }
  }
}
