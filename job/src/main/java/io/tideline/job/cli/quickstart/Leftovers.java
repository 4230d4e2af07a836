package io.tideline.job.cli.quickstart;

import io.tideline.connectors.local.LocalPostgres;
import io.tideline.job.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What quickstarts leave that were killed: a running PostgreSQL and a folder. */
final class Leftovers {
  private Leftovers() {}

  /**
   * Stops and removes what belongs to no living process. Only this user's folders count: what
   * others put among the temporary files says nothing about processes of this user.
   *
   * @param mine a folder of this user
   * @return the folders that are gone; one that can't be removed stays for the next time
   */
  static List<Path> removeFrom(Path temporary, Path mine) throws IOException {
    List<Path> removed = new ArrayList<>();
    for (Path folder : abandoned(temporary, mine)) {
      try {
        LocalPostgres.stopAbandoned(Servers.postgresFolder(folder));
        TemporaryFolder.remove(folder);
        removed.add(folder);
      } catch (IOException stays) {
        continue;
      }
    }
    return removed;
  }

  private static List<Path> abandoned(Path temporary, Path mine) throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(folder -> folder.getFileName().toString().startsWith(DataFolder.PREFIX))
          .filter(folder -> isOfTheUserOf(mine, folder))
          .filter(folder -> FolderOwner.read(folder).filter(FolderOwner::isGone).isPresent())
          .toList();
    }
  }

  private static boolean isOfTheUserOf(Path mine, Path folder) {
    try {
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(folder).equals(Files.getOwner(mine));
    } catch (IOException removedMeanwhile) {
      return false;
    }
  }
}
