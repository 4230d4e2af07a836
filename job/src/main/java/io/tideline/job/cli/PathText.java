package io.tideline.job.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path; a blank one, as an unset variable leaves it, is not the current folder. */
final class PathText implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("\"" + text + "\" is blank; allowed: a path");
    }
    return Path.of(text);
  }
}
