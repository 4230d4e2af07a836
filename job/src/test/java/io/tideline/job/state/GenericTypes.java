package io.tideline.job.state;

import io.tideline.job.ingest.WireTypeInfo;
import io.tideline.udfs.signal.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.api.java.typeutils.EnumTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.MapTypeInfo;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.api.java.typeutils.SetTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;

/** Finds what would be written by Kryo: in types before they are used, and in written state. */
final class GenericTypes {
  private GenericTypes() {}

  /**
   * The parts of a type that are not spelled out field by field, each with its path; none where all
   * of it is. What is not known to be safe is a finding, so that no new kind slips through.
   */
  static List<String> in(TypeInformation<?> type) {
    var found = new ArrayList<String>();
    collect(type.getTypeClass().getSimpleName(), type, found);
    return found;
  }

  private static void collect(String path, TypeInformation<?> type, List<String> found) {
    if (type.getTypeClass() == Signal.class) {
      // Only SignalSerializer writes them, each value by its field's type.
      return;
    }
    if (type instanceof PojoTypeInfo<?> pojo) {
      for (int i = 0; i < pojo.getArity(); i++) {
        var field = pojo.getPojoFieldAt(i);
        collect(path + "." + field.getField().getName(), field.getTypeInformation(), found);
      }
    } else if (type instanceof WireTypeInfo<?>) {
      // Its own serializer may hand rare values to that of the record.
      collect(path, TypeInformation.of(type.getTypeClass()), found);
    } else if (type instanceof ListTypeInfo<?> list) {
      collect(path + "[]", list.getElementTypeInfo(), found);
    } else if (type instanceof SetTypeInfo<?> set) {
      collect(path + "[]", set.getElementTypeInfo(), found);
    } else if (type instanceof EitherTypeInfo<?, ?> either) {
      collect(path + "{left}", either.getLeftType(), found);
      collect(path + "{right}", either.getRightType(), found);
    } else if (type instanceof MapTypeInfo<?, ?> map) {
      collect(path + "{key}", map.getKeyTypeInfo(), found);
      collect(path + "{value}", map.getValueTypeInfo(), found);
    } else if (type instanceof ObjectArrayTypeInfo<?, ?> array) {
      collect(path + "[]", array.getComponentInfo(), found);
    } else if (!isPlain(type)) {
      found.add(path + ": " + type);
    }
  }

  private static boolean isPlain(TypeInformation<?> type) {
    return type instanceof BasicTypeInfo
        || type instanceof BasicArrayTypeInfo
        || type instanceof PrimitiveArrayTypeInfo
        || type instanceof EnumTypeInfo;
  }

  /**
   * True where Kryo has a part in written state. A snapshot names the class of the serializer of
   * every state, key and namespace, and of every field within.
   */
  static boolean isIn(OperatorSubtaskState state, Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "state", ".bin");
    OperatorSnapshotUtil.writeStateHandle(state, file.toString());
    var bytes = new ByteArrayOutputStream();
    Files.copy(file, bytes);
    return bytes.toString(StandardCharsets.ISO_8859_1).contains("KryoSerializer");
  }
}
