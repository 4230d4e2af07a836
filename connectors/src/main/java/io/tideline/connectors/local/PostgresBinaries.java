package io.tideline.connectors.local;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the server's programs are unpacked, once a user. The library leaves its folder writable to
 * everybody, so it gets one inside a folder that only this user can enter: nobody can put programs
 * there that this user then runs.
 */
final class PostgresBinaries {

  private PostgresBinaries() {}

  static Path folder() throws IOException {
    Path home = Path.of(System.getProperty("user.home", ""));
    Path own =
        Files.isWritable(home)
            ? home.resolve(".cache/tideline/postgres")
            : Path.of(
                System.getProperty("java.io.tmpdir"),
                "tideline-postgres-" + System.getProperty("user.name"));
    try {
      Files.createDirectories(own);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new IOException("folder " + own + " for PostgreSQL's programs cannot be made", e);
    }
    return own.resolve("unpacked");
  }
}
