package io.tideline.connectors.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Why a file could not be written, in words and without its path. */
final class FailureReason {

  private FailureReason() {}

  /** The system's words, such as {@code No space left on device}. */
  static String of(IOException e) {
    String words = e instanceof FileSystemException failure ? words(failure) : e.getMessage();
    return words == null ? e.getClass().getSimpleName() : words;
  }

  private static @Nullable String words(FileSystemException e) {
    if (e.getReason() != null) {
      return e.getReason();
    }
    if (e instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    return e instanceof FileAlreadyExistsException ? "File exists" : null;
  }
}
