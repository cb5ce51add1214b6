package org.mithaq.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mithaq.node.http.TestServer;

/** TAXII 2.1 §5.4 and §5.6: reading objects. */
class ObjectsTest extends TaxiiFixture {

  @Test
  void anEnvelopeHoldsTheVeryBytesThatWereShared() {
    String odd =
        "{ \"type\" : \"malware\",\n \"id\":\"malware--"
            + uuid(1)
            + "\", \"x\":1.50E+2, \"é\":\"\\u00e9\" }";
    node.share(PUBLIC, TestServer.XA, odd);
    node.share(PUBLIC, TestServer.XA, object(2, ""));

    assertThat(get(path(PUBLIC) + "objects/").body())
        .isEqualTo("{\"more\":false,\"objects\":[" + odd + "," + object(2, "") + "]}");
  }

  @Test
  void aCollectionWithoutReadableObjectsIsAnEmptyObjectWithoutDates() {
    var answer = get(path(PUBLIC) + "objects/");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(answer.headers().firstValue("X-TAXII-Date-Added-First")).isEmpty();
  }
}
