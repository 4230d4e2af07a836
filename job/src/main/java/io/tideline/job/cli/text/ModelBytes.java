package io.tideline.job.cli.text;

import io.tideline.udfs.text.model.LinearModel;
import io.tideline.udfs.text.model.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model as it is written to its file. */
final class ModelBytes {
  private final byte[] bytes;

  private ModelBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  static ModelBytes of(LinearModel model) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ModelFile.write(model, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory always takes bytes", e);
    }
    return new ModelBytes(out.toByteArray());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  int size() {
    return bytes.length;
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
