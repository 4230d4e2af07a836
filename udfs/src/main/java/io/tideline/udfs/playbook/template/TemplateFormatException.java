package io.tideline.udfs.playbook.template;

/** A template that can't be read: the message says what, and what is allowed. */
public final class TemplateFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  TemplateFormatException(String message) {
    super(message);
  }
}
