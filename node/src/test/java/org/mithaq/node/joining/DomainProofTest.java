package org.mithaq.node.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mithaq.node.http.TestCertificate;
import org.mithaq.node.outbound.PublicAddress;

/** What proves control of a domain, and where a stranger's domain cannot lead the node. */
class DomainProofTest {

  private static final String VALUE = "mithaq=0123456789abcdef0123456789abcdef";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static String answer(String status, String body) {
    return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\n\r\n" + body;
  }

  /** A web server for the name localhost that gives everyone the same answer. */
  private static final class Web implements AutoCloseable {
    private final SSLServerSocket server;
    private final SSLContext tls;
    private final AtomicInteger asked = new AtomicInteger();

    Web(String answer) throws Exception {
      KeyStore store = TestCertificate.localhost();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("it", store.getCertificate("tls"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      server =
          (SSLServerSocket)
              tls.getServerSocketFactory()
                  .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
      Thread.startVirtualThread(() -> serve(answer));
    }

    private void serve(String answer) {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          asked.incrementAndGet();
          InputStream in = socket.getInputStream();
          StringBuilder request = new StringBuilder();
          while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.read());
          }
          OutputStream out = socket.getOutputStream();
          out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          if (answer.isEmpty()) {
            // Keeps the line open and says nothing.
            in.read();
          }
        } catch (IOException e) {
          // The client or the test has enough.
          Thread.onSpinWait();
        }
      }
    }

    HttpsProof proof(Duration patience) {
      return new HttpsProof(
          _ -> List.of(InetAddress.getLoopbackAddress()),
          _ -> true,
          tls.getSocketFactory(),
          server.getLocalPort(),
          patience);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  @Test
  void aLineOfTheFileProvesTheDomain() throws Exception {
    try (Web web = new Web(answer("200 OK", "# for Mithaq\n" + VALUE + "\nmore\n"))) {
      assertThat(web.proof(PATIENCE).missing("localhost", VALUE)).isEmpty();
      assertThat(web.proof(PATIENCE).missing("localhost", VALUE + "0"))
          .hasValue("no line of https://localhost/.well-known/mithaq.txt is " + VALUE + "0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"301 Moved", "404 Not Found", "500 Oops"})
  void nothingButTwoHundredProvesAnything(String status) throws Exception {
    try (Web web = new Web(answer(status, VALUE))) {
      assertThat(web.proof(PATIENCE).missing("localhost", VALUE).orElseThrow())
          .contains("does not answer 200");
      assertThat(web.asked).hasValue(1);
    }
  }

  @Test
  void whatStandsBehindFourKilobytesIsNotRead() throws Exception {
    try (Web web = new Web(answer("200 OK", " ".repeat(5000) + "\n" + VALUE))) {
      assertThat(web.proof(PATIENCE).missing("localhost", VALUE)).isPresent();
    }
  }

  @Test
  void theCertificateHasToBeTheDomainsAndTrusted() throws Exception {
    try (Web web = new Web(answer("200 OK", VALUE))) {
      assertThat(web.proof(PATIENCE).missing("elsewhere.org", VALUE).orElseThrow())
          .contains("a connection that can be trusted");
      HttpsProof stranger =
          new HttpsProof(
              _ -> List.of(InetAddress.getLoopbackAddress()),
              _ -> true,
              (SSLSocketFactory) SSLSocketFactory.getDefault(),
              web.server.getLocalPort(),
              PATIENCE);
      assertThat(stranger.missing("localhost", VALUE).orElseThrow())
          .contains("a connection that can be trusted");
    }
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() throws Exception {
    try (Web web = new Web("")) {
      assertThat(web.proof(Duration.ofMillis(300)).missing("localhost", VALUE)).isPresent();
    }
  }

  @Test
  void aNameThatLeadsInwardsIsNotConnectedTo() throws Exception {
    try (Web web = new Web(answer("200 OK", VALUE))) {
      HttpsProof real =
          new HttpsProof(
              _ ->
                  List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getLoopbackAddress()),
              PublicAddress::is,
              web.tls.getSocketFactory(),
              web.server.getLocalPort(),
              PATIENCE);
      assertThat(real.missing("localhost", VALUE))
          .hasValue("localhost does not lead to the open Internet");
      assertThat(web.asked).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "2002:7f00:1::"
      })
  void addressesOfNetworksOfTheirOwnAreNotPublic(String address) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "9.9.9.9", "2606:4700::1111"})
  void addressesOfTheOpenInternetAre(String address) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "org",
        "localhost",
        "printer.local",
        "host.internal",
        "x.invalid",
        "127.0.0.1",
        "[::1]",
        "Example.org",
        "a..org",
        "-a.org",
        "a.org.",
        "a.org/x",
        "a.org:8443",
        "user@a.org",
        "a b.org",
        "münchen.de",
        "a.org#"
      })
  void namesThatProveNothing(String name) {
    assertThat(DomainName.refusal(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.org", "sub.ministry.gouv.fr", "xn--mnchen-3ya.de", "x1.y2.xn--p1ai"})
  void namesThatCan(String name) {
    assertThat(DomainName.refusal(name)).isEmpty();
  }

  /** Answers every question with TXT records, or with «no such name» where there are none. */
  private static final class Dns implements AutoCloseable {
    private final DatagramSocket socket;
    private volatile String asked = "";

    Dns(String... records) throws IOException {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      Thread.startVirtualThread(() -> serve(records));
    }

    private void serve(String... records) {
      byte[] bytes = new byte[512];
      while (!socket.isClosed()) {
        try {
          DatagramPacket query = new DatagramPacket(bytes, bytes.length);
          socket.receive(query);
          byte[] answer = answer(ByteBuffer.wrap(bytes, 0, query.getLength()), records);
          socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
        } catch (IOException e) {
          return;
        }
      }
    }

    private byte[] answer(ByteBuffer query, String... records) {
      ByteBuffer answer = ByteBuffer.allocate(2048);
      int flags = records.length == 0 ? 0x8583 : 0x8580;
      answer.putShort(query.getShort()).putShort((short) flags).putShort((short) 1);
      answer.putShort((short) records.length).putInt(0);
      query.position(12);
      StringBuilder name = new StringBuilder();
      for (int length = query.get(); length > 0; length = query.get()) {
        byte[] label = new byte[length];
        query.get(label);
        answer.put((byte) length).put(label);
        name.append(new String(label, StandardCharsets.US_ASCII)).append('.');
      }
      asked = name.toString();
      answer.put((byte) 0).putInt(query.getInt());
      for (String record : records) {
        byte[] text = record.getBytes(StandardCharsets.US_ASCII);
        answer.putShort((short) 0xc00c).putInt(0x0010_0001).putInt(60);
        answer.putShort((short) (text.length + 1)).put((byte) text.length).put(text);
      }
      byte[] bytes = new byte[answer.position()];
      answer.flip().get(bytes);
      return bytes;
    }

    DnsProof proof() {
      return new DnsProof("dns://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  @Test
  void aTxtRecordProvesTheDomain() throws Exception {
    try (Dns dns = new Dns("v=spf1 -all", VALUE)) {
      assertThat(dns.proof().missing("company.org", VALUE)).isEmpty();
      assertThat(dns.asked).isEqualTo("_mithaq.company.org.");
      assertThat(dns.proof().missing("company.org", VALUE + "0"))
          .hasValue("no TXT record at _mithaq.company.org is " + VALUE + "0");
    }
    try (Dns none = new Dns()) {
      assertThat(none.proof().missing("company.org", VALUE))
          .hasValue("there is no TXT record at _mithaq.company.org");
    }
  }
}
