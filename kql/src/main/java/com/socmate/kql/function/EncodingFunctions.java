package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.GUID;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.STRING;

import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/// Base64, URL encoding, compression and hashes.
final class EncodingFunctions {
  private static final int MOST_UNPACKED = 1 << 24;

  private EncodingFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    for (String name : List.of("base64_encode_tostring", "base64_encodestring")) {
      functions.add(
          of(
              name,
              text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    }
    for (String name : List.of("base64_decode_tostring", "base64_decodestring")) {
      functions.add(of(name, text -> decode(text).flatMap(EncodingFunctions::utf8).orElse("")));
    }
    functions.add(
        Define.strict(
            "base64_decode_toarray",
            DYNAMIC,
            row -> decode(row.text(0)).map(EncodingFunctions::array).orElse(Values.NULL),
            Define.text("base64_string")));
    functions.add(
        Define.strict(
            "base64_decode_toguid",
            GUID,
            row -> decode(row.text(0)).map(EncodingFunctions::guid).orElse(Values.NULL),
            Define.text("base64_string")));
    functions.add(
        Define.strict(
            "base64_encode_fromguid",
            STRING,
            row -> Values.of(Base64.getEncoder().encodeToString(bytes(row.value(0)))),
            Parameter.of("guid", TypeSet.UUID)));
    functions.add(
        Define.lenient(
            "base64_encode_fromarray",
            STRING,
            row -> Values.of(Base64.getEncoder().encodeToString(bytes(row.items(0)))),
            Define.json("bytes")));
    functions.add(of("url_encode", text -> encodeUrl(text, "-_.~!*'()", true)));
    functions.add(of("url_encode_component", text -> encodeUrl(text, "-_.~", false)));
    functions.add(of("url_decode", EncodingFunctions::decodeUrl));
    functions.add(
        of("gzip_decompress_from_base64_string", text -> unpack(text, GZIPInputStream::new)));
    functions.add(
        of("zlib_decompress_from_base64_string", text -> unpack(text, InflaterInputStream::new)));
    functions.add(of("gzip_compress_to_base64_string", text -> pack(text, GZIPOutputStream::new)));
    functions.add(
        of("zlib_compress_to_base64_string", text -> pack(text, DeflaterOutputStream::new)));
    functions.add(digest("hash_md5", "MD5"));
    functions.add(digest("hash_sha1", "SHA-1"));
    functions.add(digest("hash_sha256", "SHA-256"));
    functions.add(hash("hash"));
    functions.add(hash("hash_xxhash64"));
    functions.add(
        Define.lenient(
            "hash_many", LONG, EncodingFunctions::hashMany, Define.any("source").repeated()));
    functions.add(
        Define.lenient(
            "hash_combine",
            LONG,
            EncodingFunctions::combineHashes,
            Define.any("source").repeated()));
    return functions;
  }

  @FunctionalInterface
  private interface Change {
    String apply(String text);
  }

  private static ScalarFunction of(String name, Change change) {
    return Define.lenient(
        name, STRING, row -> Values.of(change.apply(row.text(0))), Define.text("text"));
  }

  private static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(Base64.getMimeDecoder().decode(text.strip()));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  private static Value array(byte[] bytes) {
    List<Value> items = new ArrayList<>();
    for (byte b : bytes) {
      items.add(Values.of((long) (b & 0xff)));
    }
    return new Value.Array(items);
  }

  private static byte[] bytes(List<Value> items) {
    byte[] bytes = new byte[items.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Numbers.real(items.get(i));
    }
    return bytes;
  }

  /// The first two fields of a guid are little-endian in its bytes, as the service has it.
  private static Value guid(byte[] bytes) {
    if (bytes.length != 16) {
      return Values.NULL;
    }
    ByteBuffer buffer = ByteBuffer.wrap(reordered(bytes));
    return new Value.Guid(new UUID(buffer.getLong(), buffer.getLong()));
  }

  private static byte[] bytes(Value guid) {
    UUID id = ((Value.Guid) guid).value();
    return reordered(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  private static byte[] reordered(byte[] bytes) {
    int[] order = {3, 2, 1, 0, 5, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    byte[] changed = new byte[16];
    for (int i = 0; i < 16; i++) {
      changed[i] = bytes[order[i]];
    }
    return changed;
  }

  private static String encodeUrl(String text, String kept, boolean plusForSpace) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if ((TextSearch.isTermPart(c) && c < 128) || kept.indexOf(c) >= 0) {
        out.append(c);
      } else if (c == ' ' && plusForSpace) {
        out.append('+');
      } else {
        out.append('%').append(HexFormat.of().toHexDigits(b));
      }
    }
    return out.toString();
  }

  static String decodeUrl(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length() && isHex(text, i + 1) && isHex(text, i + 2)) {
        out.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 3;
      } else {
        int point = text.codePointAt(i);
        out.writeBytes(
            c == '+'
                ? new byte[] {' '}
                : Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && HexFormat.isHexDigit(text.charAt(at));
  }

  @FunctionalInterface
  private interface Unpacker {
    InputStream over(InputStream in) throws IOException;
  }

  @FunctionalInterface
  private interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static String unpack(String text, Unpacker unpacker) {
    Optional<byte[]> packed = decode(text);
    if (packed.isEmpty()) {
      return "";
    }
    try (InputStream in = unpacker.over(new ByteArrayInputStream(packed.get()))) {
      return new String(in.readNBytes(MOST_UNPACKED), StandardCharsets.UTF_8);
    } catch (IOException notPacked) {
      return "";
    }
  }

  private static String pack(String text, Packer packer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packer.over(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static ScalarFunction digest(String name, String algorithm) {
    return Define.lenient(
        name,
        STRING,
        row -> {
          try {
            byte[] hash =
                MessageDigest.getInstance(algorithm)
                    .digest(row.text(0).getBytes(StandardCharsets.UTF_8));
            return Values.of(HexFormat.of().formatHex(hash));
          } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
          }
        },
        Define.any("source"));
  }

  private static ScalarFunction hash(String name) {
    return Define.lenient(
        name,
        LONG,
        row -> {
          long hash = XxHash64.of(HashInput.of(row.value(0)));
          long mod = row.wholeOr(1, 0);
          return Values.of(mod > 0 ? Long.remainderUnsigned(hash, mod) : hash);
        },
        Define.any("source"),
        Define.integer("mod").optional());
  }

  private static Value hashMany(Row row) {
    long combined = XxHash64.of(HashInput.of(row.value(0)));
    for (int i = 1; i < row.size(); i++) {
      combined = combine(combined, XxHash64.of(HashInput.of(row.value(i))));
    }
    return Values.of(combined);
  }

  private static Value combineHashes(Row row) {
    long combined = row.whole(0);
    for (int i = 1; i < row.size(); i++) {
      combined = combine(combined, row.whole(i));
    }
    return Values.of(combined);
  }

  private static long combine(long left, long right) {
    return left ^ (right + 0x9e3779b97f4a7c15L + (left << 6) + (left >>> 2));
  }
}
