package org.mithaq.node.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mithaq.node.access.Caller;
import org.mithaq.node.access.Role;
import org.mithaq.node.index.VersionMatch;

/** What a delegate sends for its party, by its roles. */
final class RolesTest {

  private static final String NOTE =
      """
      {"type":"note","spec_version":"2.1","id":"note--00000000-0000-4000-8000-000000000001",\
      "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z","content":"x",\
      "object_refs":["identity--a0000000-0000-4000-8000-0000000000a1"]}\
      """;
  private static final String POSITION =
      """
      {"type":"position","spec_version":"2.1","id":"position--00000000-0000-4000-8000-000000000001",\
      "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
      "accord_ref":"accord--7fd92faf-6efd-5dc3-bd4c-3bcd1ab32d52",\
      "party_ref":"identity--a0000000-0000-4000-8000-0000000000a1","stance":"supports",\
      "date":"2026-01-01","date_quality":"exact","basis":"reported",\
      "external_references":[{"source_name":"a paper","description":"page 1"}],\
      "extensions":{"extension-definition--1009ac43-e275-437d-9a03-9deff97437b9":\
      {"extension_type":"new-sdo"}}}\
      """;
  private static final String MEMBERSHIP =
      """
      {"type":"membership","spec_version":"2.1",\
      "id":"membership--00000000-0000-4000-8000-000000000001",\
      "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",\
      "circle_ref":"circle--cb583410-25c0-5764-9938-791a91622fc7",\
      "party_ref":"identity--a0000000-0000-4000-8000-0000000000a2","status":"member",\
      "date":"2026-01-01","date_quality":"exact","basis":"reported",\
      "external_references":[{"source_name":"a paper","description":"page 1"}],\
      "extensions":{"extension-definition--bf141136-0da0-4fc4-98e8-de6ba950456a":\
      {"extension_type":"new-sdo"}}}\
      """;

  private final FakeNode node = new FakeNode();

  private Caller with(Role... roles) {
    Caller all = node.caller("cert-xa");
    return new Caller(all.party(), all.delegate(), all.tokens(), Set.of(roles));
  }

  private String told(Caller caller, String object) throws Exception {
    byte[] body = ("{\"objects\":[" + object + "]}").getBytes(StandardCharsets.UTF_8);
    List<ObjectResult> results =
        node.intake().submit(caller, node.collection("public"), body, body.length);
    return results.getFirst().success() ? "" : results.getFirst().message().orElse("");
  }

  @Test
  void aReaderWritesNowhere() {
    assertThat(node.collection("public").mayWrite(with(Role.READER))).isFalse();
    assertThat(node.collection("public").mayWrite(with(Role.PARTY_ADMINISTRATOR))).isFalse();
    assertThat(node.collection("exercise").mayWrite(with(Role.READER, Role.CONTRIBUTOR))).isTrue();
  }

  @Test
  void aContributorSharesAndDoesNotCommitTheParty() throws Exception {
    Caller contributor = with(Role.READER, Role.CONTRIBUTOR);
    assertThat(told(contributor, NOTE)).isEmpty();
    assertThat(told(contributor, POSITION)).contains("the role depositary or signer");
    assertThat(told(contributor, MEMBERSHIP)).contains("the role circle-steward or depositary");
  }

  @Test
  void aSignerCommitsThePartyAndSharesNothing() throws Exception {
    Caller signer = with(Role.READER, Role.SIGNER);
    assertThat(told(signer, NOTE)).contains("the role contributor");
    // What the register's rules say of it comes after.
    assertThat(told(signer, POSITION)).doesNotContain("the role");
    assertThat(told(signer, MEMBERSHIP)).contains("the role circle-steward");
    assertThat(told(with(Role.CIRCLE_STEWARD), MEMBERSHIP)).doesNotContain("the role");
  }

  @Test
  void onlyAContributorTakesOutWhatThePartyShared() throws Exception {
    assertThat(told(with(Role.CONTRIBUTOR), NOTE)).isEmpty();
    assertThatThrownBy(() -> remove(with(Role.READER, Role.SIGNER)))
        .hasMessageContaining("the role contributor");
    assertThat(remove(with(Role.CONTRIBUTOR))).isEqualTo(1);
  }

  private int remove(Caller caller) throws Exception {
    return node.intake()
        .remove(
            caller,
            node.visibility("cert-xa"),
            node.collection("public"),
            "note--00000000-0000-4000-8000-000000000001",
            VersionMatch.ALL);
  }
}
