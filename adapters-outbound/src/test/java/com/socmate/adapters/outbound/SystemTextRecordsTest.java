package com.socmate.adapters.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.TextRecords.Answer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against a name server of one record.
class SystemTextRecordsTest {
  private static final int HEADER = 12;
  private static final byte[] TEXT =
      "socmate-verification=0123".getBytes(StandardCharsets.US_ASCII);

  private final DatagramSocket server = socket();

  @AfterEach
  void stop() {
    server.close();
  }

  private static DatagramSocket socket() {
    try {
      return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (SocketException e) {
      throw new IllegalStateException(e);
    }
  }

  private SystemTextRecords asking() {
    return new SystemTextRecords(
        Optional.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort())));
  }

  @Test
  void the_texts_of_a_name_are_told() {
    answer(0x8180, true);
    assertThat(asking().of("_socmate-verification.acme.example.com"))
        .isEqualTo(new Answer.Told(List.of("socmate-verification=0123")));
  }

  @Test
  void a_name_that_is_not_there_has_none() {
    answer(0x8183, false);
    assertThat(asking().of("nobody.example.com")).isEqualTo(new Answer.Told(List.of()));
  }

  @Test
  void a_name_without_such_a_record_has_none() {
    answer(0x8180, false);
    assertThat(asking().of("acme.example.com")).isEqualTo(new Answer.Told(List.of()));
  }

  @Test
  void a_server_that_refuses_tells_nothing() {
    answer(0x8185, false);
    assertThat(asking().of("acme.example.com")).isInstanceOf(Answer.Silent.class);
  }

  /// Answers every question alike, until the socket is closed.
  private void answer(int flags, boolean withText) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              var question = new DatagramPacket(new byte[512], 512);
              server.receive(question);
              var reply = reply(question, flags, withText);
              server.send(new DatagramPacket(reply, reply.length, question.getSocketAddress()));
            }
          } catch (IOException _) {
            // The test is over.
          }
        });
  }

  private static byte[] reply(DatagramPacket question, int flags, boolean withText) {
    var asked = ByteBuffer.wrap(question.getData(), 0, question.getLength());
    int end = HEADER;
    while (asked.get(end) != 0) {
      end += asked.get(end) + 1;
    }
    var reply = ByteBuffer.allocate(512);
    reply.putShort(asked.getShort(0)).putShort((short) flags);
    reply.putShort((short) 1).putShort((short) (withText ? 1 : 0)).putInt(0);
    reply.put(question.getData(), HEADER, end + 5 - HEADER);
    if (withText) {
      reply.putShort((short) 0xC00C).putShort((short) 16).putShort((short) 1).putInt(0);
      reply.putShort((short) (TEXT.length + 1)).put((byte) TEXT.length).put(TEXT);
    }
    var bytes = new byte[reply.position()];
    reply.flip().get(bytes);
    return bytes;
  }
}
