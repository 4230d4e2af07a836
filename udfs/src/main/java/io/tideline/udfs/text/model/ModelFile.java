package io.tideline.udfs.text.model;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.feature.NGrams;
import io.tideline.udfs.text.feature.Signal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** A model as bytes: the same model gives the same bytes. */
public final class ModelFile {
  /** How a file of a model ends. */
  public static final String SUFFIX = ".model";

  private static final long MAGIC = 0x544944454C494E45L; // TIDELINE
  private static final int VERSION = 1;

  private ModelFile() {}

  /** Writes a model. */
  public static void write(LinearModel model, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(to));
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(model.task().label());
    out.writeInt(NGrams.BITS);
    out.writeInt(Signal.COUNT);
    for (Language language : Language.values()) {
      LinearModel.Part part = model.weights().get(language);
      out.writeInt(part.grams().length);
      for (int k = 0; k < model.task().outputs(); k++) {
        out.writeFloat(part.scales()[k]);
        for (float w : part.signals()[k]) {
          out.writeFloat(w);
        }
        if (k < part.grams().length) {
          out.write(part.grams()[k]);
        }
      }
    }
    out.flush();
    out.close();
  }

  /**
   * Reads a model.
   *
   * @throws IOException with what is wrong, if the bytes are no model of this version and task
   */
  public static LinearModel read(TextTask task, InputStream from) throws IOException {
    try {
      return readWhole(task, from);
    } catch (EOFException e) {
      throw new IOException("ends too early; allowed: a whole model", e);
    } catch (ZipException | UTFDataFormatException e) {
      throw new IOException("is damaged or no model: " + e.getMessage(), e);
    }
  }

  private static LinearModel readWhole(TextTask task, InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(new InflaterInputStream(from));
    expect("the mark of a model", MAGIC, in.readLong());
    expect("version", VERSION, in.readInt());
    String found = in.readUTF();
    if (!found.equals(task.label())) {
      throw new IOException("is a model for " + found + "; allowed: one for " + task.label());
    }
    expect("bits of a bucket", NGrams.BITS, in.readInt());
    expect("signals", Signal.COUNT, in.readInt());
    Map<Language, LinearModel.Part> parts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      parts.put(language, readPart(task, in));
    }
    // The checksum is compared where the end is read.
    if (in.read() >= 0) {
      throw new IOException("goes on after its end; allowed: one model");
    }
    return new LinearModel(task, parts);
  }

  private static LinearModel.Part readPart(TextTask task, DataInputStream in) throws IOException {
    int grams = in.readInt();
    if (grams != 0 && grams != task.outputs()) {
      throw new IOException("has " + grams + " outputs; allowed: " + task.outputs());
    }
    byte[][] bytes = new byte[grams][];
    float[] scales = new float[task.outputs()];
    float[][] signals = new float[task.outputs()][Signal.COUNT + 1];
    for (int k = 0; k < task.outputs(); k++) {
      scales[k] = in.readFloat();
      for (int i = 0; i < signals[k].length; i++) {
        signals[k][i] = in.readFloat();
      }
      if (k < grams) {
        bytes[k] = new byte[NGrams.BUCKETS];
        in.readFully(bytes[k]);
      }
    }
    return new LinearModel.Part(bytes, scales, signals);
  }

  private static void expect(String what, long wanted, long found) throws IOException {
    if (wanted != found) {
      throw new IOException(what + " is " + found + "; allowed: " + wanted);
    }
  }
}
