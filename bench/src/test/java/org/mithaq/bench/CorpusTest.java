package org.mithaq.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mithaq.stix.MalformedBodyException;
import org.mithaq.stix.Mode;
import org.mithaq.stix.StixObject;
import org.mithaq.stix.StixReader;
import org.mithaq.stix.Timestamp;

class CorpusTest {

  private static final String MALWARE = "malware--11111111-1111-4111-8111-111111111111";
  private static final String IDENTITY = "identity--22222222-2222-4222-9222-222222222222";
  private static final String MARKING = "marking-definition--33333333-3333-4333-a333-333333333333";
  private static final String BUNDLE =
      """
      {"type":"bundle","id":"bundle--44444444-4444-4444-b444-444444444444","objects":[
      {"type":"malware","spec_version":"2.1","id":"%1$s","created":"2026-01-01T00:00:00.000Z",
       "modified":"2026-01-02T00:00:00.000Z","name":"é","is_family":false,
       "created_by_ref":"%2$s","object_marking_refs":["%3$s"]},
      {"type":"identity","spec_version":"2.1","id":"%2$s","created":"2026-01-01T00:00:00.000Z",
       "modified":"2026-01-01T00:00:00.000Z","name":"x"},
      {"type":"malware","spec_version":"2.1","id":"%1$s","created":"2026-01-01T00:00:00.000Z",
       "modified":"2026-01-02T00:00:00.000Z","name":"the same version again","is_family":false},
      {"type":"marking-definition","spec_version":"2.1","id":"%3$s",
       "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",
       "definition":{"statement":"x"}}]}
      """
          .formatted(MALWARE, IDENTITY, MARKING);

  @TempDir private Path folder;

  private AttackCorpus bundle() throws IOException {
    return AttackCorpus.read(Files.writeString(folder.resolve("bundle.json"), BUNDLE), 7);
  }

  private static String text(Corpus corpus, long index) {
    Bytes bytes = new Bytes(4);
    corpus.append(index, bytes);
    return new String(bytes.array(), 0, bytes.length(), StandardCharsets.UTF_8);
  }

  private static StixObject read(Corpus corpus, long index) throws MalformedBodyException {
    List<StixObject> objects = new ArrayList<>();
    var _ =
        StixReader.stix21()
            .read(text(corpus, index).getBytes(StandardCharsets.UTF_8), objects::add);
    return objects.getFirst();
  }

  @Test
  void made_up_objects_are_valid_and_told_apart_by_the_ids_that_the_corpus_names()
      throws MalformedBodyException {
    Corpus corpus = new SyntheticCorpus(5);
    Set<String> ids = new HashSet<>();
    for (long index = 0; index < 64; index++) {
      StixObject object = read(corpus, index);
      assertThat(object.refusal(Mode.STRICT)).as(text(corpus, index)).isEmpty();
      assertThat(object.id()).isEqualTo(corpus.id(index));
      assertThat(object.version().map(Timestamp::text)).contains(corpus.version(index));
      assertThat(ids.add(object.id())).isTrue();
      assertThat(text(new SyntheticCorpus(5), index)).isEqualTo(text(corpus, index));
    }
  }

  @Test
  void made_up_relationships_name_objects_before_them() throws MalformedBodyException {
    Corpus corpus = new SyntheticCorpus(5);
    Set<String> before = new HashSet<>();
    int ends = 0;
    for (long index = 0; index < 64; index++) {
      StixObject object = read(corpus, index);
      for (StixObject.End end : object.ends()) {
        ends++;
        assertThat(before).contains(end.ref());
      }
      before.add(object.id());
    }
    assertThat(ends).isEqualTo(48);
  }

  @Test
  void made_up_objects_have_about_1_8_kilobytes() {
    Corpus corpus = new SyntheticCorpus(5);
    Bytes bytes = new Bytes(1 << 20);
    for (long index = 0; index < 800; index++) {
      corpus.append(index, bytes);
    }
    assertThat(bytes.length() / 800).isBetween(1700, 1900);
  }

  @Test
  void a_bundle_comes_again_and_again_under_new_ids_that_agree_within_a_round()
      throws IOException, MalformedBodyException {
    Corpus corpus = bundle();
    StixObject first = read(corpus, 1);
    StixObject again = read(corpus, 3);
    assertThat(first.type()).isEqualTo("malware");
    assertThat(first.id()).isNotEqualTo(MALWARE).isNotEqualTo(again.id());
    assertThat(first.createdBy()).isEqualTo(read(corpus, 2).id()).isEqualTo(corpus.id(2));
    assertThat(again.createdBy()).isEqualTo(read(corpus, 4).id()).isNotEqualTo(first.createdBy());
    assertThat(again.id()).isEqualTo(corpus.id(3));
    assertThat(again.refusal(Mode.STRICT)).isEmpty();
    assertThat(again.version().map(Timestamp::text)).contains(corpus.version(3));
  }

  @Test
  void markings_come_first_and_once_and_keep_their_ids()
      throws IOException, MalformedBodyException {
    Corpus corpus = bundle();
    assertThat(read(corpus, 0).id()).isEqualTo(MARKING).isEqualTo(corpus.id(0));
    assertThat(read(corpus, 1).markings()).containsExactly(MARKING);
    assertThat(read(corpus, 3).markings()).containsExactly(MARKING);
  }

  @Test
  void objects_hold_no_line_breaks_and_are_else_as_they_were() throws IOException {
    Corpus corpus = bundle();
    assertThat(text(corpus, 1)).doesNotContain("\n").contains("\"name\":\"é\"");
  }

  @Test
  void quantiles_are_values_that_were_measured() {
    long[] nanos = new long[200];
    Arrays.setAll(nanos, i -> (200 - i) * 1_000_000L);
    assertThat(Spread.ofDurations(nanos))
        .containsEntry("p50_ms", 100.0)
        .containsEntry("p99_ms", 198.0)
        .containsEntry("max_ms", 200.0);
    assertThat(Spread.ofRuns(List.of(3.0, 1.0, 2.0, 10.0)))
        .containsEntry("min", 1.0)
        .containsEntry("median", 2.5)
        .containsEntry("max", 10.0);
  }
}
