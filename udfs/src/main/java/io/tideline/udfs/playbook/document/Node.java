package io.tideline.udfs.playbook.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a document with its place. */
final class Node {
  /** What it is. */
  enum Kind {
    MAP,
    LIST,
    /** A value. */
    SCALAR,
    /** Nothing: {@code null}, or a key without a value. */
    NONE
  }

  private final Kind kind;
  private final int line;
  private final String text;
  private final boolean quoted;
  private final boolean block;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Integer> keyLines = new LinkedHashMap<>();
  private final List<Node> items = new ArrayList<>();

  private Node(Kind kind, int line, String text, boolean quoted, boolean block) {
    this.kind = kind;
    this.line = line;
    this.text = text;
    this.quoted = quoted;
    this.block = block;
  }

  static Node of(Kind kind, int line) {
    return new Node(kind, line, "", false, false);
  }

  /** A value; a block's text begins on the line after it. */
  static Node scalar(int line, String text, boolean quoted, boolean block) {
    return new Node(Kind.SCALAR, line, text, quoted, block);
  }

  Kind kind() {
    return kind;
  }

  /** In the document, from 1. */
  int line() {
    return line;
  }

  /** The line of the value's own first line. */
  int textLine() {
    return block ? line + 1 : line;
  }

  String text() {
    return text;
  }

  /** Whether it is text by its quotes or its block, whatever it looks like. */
  boolean quoted() {
    return quoted || block;
  }

  Map<String, Node> entries() {
    return entries;
  }

  int keyLine(String key) {
    return keyLines.getOrDefault(key, line);
  }

  void put(String key, int keyLine, Node value) {
    entries.put(key, value);
    keyLines.put(key, keyLine);
  }

  List<Node> items() {
    return items;
  }
}
