package io.tideline.job.cli.text;

/** A file that cannot be used as it is; the message is one line: where, what, what is allowed. */
final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InputException(String line) {
    super(line);
  }
}
