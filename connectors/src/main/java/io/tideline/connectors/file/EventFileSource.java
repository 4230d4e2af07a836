package io.tideline.connectors.file;

import io.tideline.connectors.codec.Decoded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.assigners.SimpleSplitAssigner;

/**
 * The events recorded in a folder (CONTRACTS §1), as a bounded source. Each file is one split, read
 * from its first line to its last; a reader takes up the next file when it is through with one, in
 * the order of CONTRACTS §1.
 *
 * <p>A line's origin is (the topic's base name, 0, the line's number from 0); lines with nothing
 * but white space count but give no record.
 */
public final class EventFileSource {
  private EventFileSource() {}

  /** A source over the files that are in the folder now; {@link FileInputs#check} comes first. */
  public static FileSource<Decoded> of(Path folder) {
    List<org.apache.flink.core.fs.Path> files = new ArrayList<>();
    FileInputs.files(folder)
        .values()
        .forEach(
            file -> files.add(new org.apache.flink.core.fs.Path(file.toAbsolutePath().toUri())));
    // The assigner takes from the end of its list.
    Collections.reverse(files);
    return FileSource.forBulkFileFormat(
            new EventLineFormat(), files.toArray(new org.apache.flink.core.fs.Path[0]))
        .setSplitAssigner(SimpleSplitAssigner::new)
        .build();
  }
}
