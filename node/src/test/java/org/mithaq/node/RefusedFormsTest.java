package org.mithaq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mithaq.node.AccessNode.EXERCISE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mithaq.node.FormReader.Page;

/** A form that the rules refuse says why in the language of its page. */
final class RefusedFormsTest {

  private static final Pattern ERROR =
      Pattern.compile("role=\"alert\"><bdi dir=\"auto\">([^<]*)</bdi>");

  @TempDir private Path folder;
  private AccessNode node;
  private FormReader reader;

  @BeforeEach
  void open() throws Exception {
    node = AccessNode.create(folder.resolve("data"));
    reader = FormReader.signedIn(node, "cert-xa");
  }

  @AfterEach
  void close() {
    reader.close();
    node.close();
  }

  private String refused(String page, Map<String, String> fields) throws Exception {
    List<String> typed = new ArrayList<>();
    fields.forEach((name, value) -> typed.addAll(List.of(name, value)));
    Page answer = reader.send(page, typed);
    assertThat(answer.status()).as(answer.html()).isEqualTo(400);
    Matcher error = ERROR.matcher(answer.html());
    assertThat(error.find()).as(answer.html()).isTrue();
    return error.group(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar | اخترت طرفك أنت، وهو الذي يطلب: اختر غيره.
          fr | Vous avez choisi votre propre partie, qui est celle qui demande : choisissez-en d’autres.
          en | to_refs names the party that asks.
          """)
  void whoAsksItself(String lang, String sentence) throws Exception {
    assertThat(
            refused(
                "/" + lang + "/help/requests/new",
                Map.of(
                    "name", "Zebra",
                    "need", "takedown",
                    "to", RegisterText.XA,
                    "urgency", "urgent",
                    "collection", "exercise")))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar | قواعد عام 2015 هي الفقرات من 13(a) إلى 13(k)، وليس «<13(z)>» منها: صحّح الفقرة.
          fr | Les normes de 2015 sont les paragraphes 13(a) à 13(k), et non « <13(z)> » : rectifiez le paragraphe.
          en | The norms of 2015 are paragraphs 13(a) to 13(k), not «13(z)».
          """)
  void whoseCaseIsOfNoNorm(String lang, String sentence) throws Exception {
    assertThat(refused("/" + lang + "/help/cases/new", aCase("13(z)", "exercise")))
        .isEqualTo(isolated(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar | لا يُنشر شيء من قضية قبل الإخطار وانقضاء مهلة الرد: أرسله إلى مجموعة دائرة.
          fr | Rien d’une affaire n’est public avant la notification et la fin du délai de réponse : envoyez-la dans la collection d’un cercle.
          en | Nothing of a case is public before notice was served and the time for a response is over: send it into a circle&#39;s collection.
          """)
  void whoseCaseWouldBePublic(String lang, String sentence) throws Exception {
    assertThat(
            refused("/" + lang + "/help/cases/new", aCase("13(c)", "public")).replace("'", "&#39;"))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar | لم يعد هذا ممكنًا: انظر ما قيل منذئذ. القضية مغلقة: لا يدخلها قيد جديد.
          fr | Ce n’est plus possible : voyez ce qui a été dit depuis. L’affaire est close : rien de nouveau n’y entre.
          en | This is not possible any more: look at what was said since. The case is closed: nothing new enters it.
          """)
  void whoRespondsAfterTheCaseIsClosed(String lang, String sentence) throws Exception {
    String opened = "/" + lang + "/help/cases/" + MatterText.id("accountability-case", 1);
    node.sent(
        "cert-xb", EXERCISE, MatterText.openedCase(1, "Zebra", RegisterText.XB, RegisterText.XA));
    node.sent("cert-xb", EXERCISE, MatterText.entry(2, 1, "notice"));
    assertThat(reader.get(opened).html()).contains("value=\"response\"");
    node.sent("cert-xb", EXERCISE, MatterText.entry(3, 1, "closure"));

    assertThat(refused(opened, Map.of("step", "response", "text", "reply"))).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar | العدد المطلوب من التوقيعات <9>، وعدد من يحق لهم التوقيع <2>: خفّض الأول أو أضف أطرافًا.
          fr | Le nombre de signatures requis est <9>, celui des signataires possibles <2> : réduisez le premier, ou invitez d’autres parties.
          en | Threshold is 9, but 2 can sign.
          """)
  void whoseStatementNobodyCanPublish(String lang, String sentence) throws Exception {
    assertThat(
            reader
                .send(
                    "/" + lang + "/help/statements/new",
                    List.of(
                        "title-en",
                        "Zebra",
                        "clause-1-en",
                        "No zebra is attacked.",
                        "invited",
                        RegisterText.XA,
                        "invited",
                        RegisterText.XB,
                        "threshold",
                        "9",
                        "collection",
                        "exercise",
                        "do",
                        "propose"))
                .html())
        .contains(isolated(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar | يجب أن يكون <object_refs> معرّف كائن من النوع <object>، وليس «<zebra>».
          fr | <object_refs> attend l’identifiant d’un objet de type <object>, ce que « <zebra> » n’est pas.
          en | object_refs must be the id of a object, is zebra.
          """)
  void whoDeliversWhatIsNoObject(String lang, String sentence) throws Exception {
    String request = MatterText.id("assistance-request", 1);
    node.sent("cert-xb", EXERCISE, MatterText.request(1, "Zebra", RegisterText.XA));

    String page = "/" + lang + "/help/requests/" + request;
    assertThat(reader.send(page, List.of("step", "accept")).status()).isEqualTo(303);

    assertThat(refused(page, Map.of("step", "deliver", "objects", "zebra")))
        .isEqualTo(isolated(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar | يعني هذا الطلبُ الطرفَ <%s> من قبل: أحِله إلى غيره.
          fr | La partie <%s> est déjà concernée par cette demande : transmettez-la à une autre.
          en | to_refs names %s, whom this concerns already.
          """)
  void whoHandsOnToWhomItConcernsAlready(String lang, String sentence) throws Exception {
    String request = MatterText.id("assistance-request", 1);
    node.sent("cert-xb", EXERCISE, MatterText.request(1, "Zebra", RegisterText.XA));

    assertThat(
            refused(
                "/" + lang + "/help/requests/" + request,
                Map.of("step", "transfer", "to", RegisterText.XB)))
        .isEqualTo(isolated(sentence.formatted(RegisterText.XB)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ar | سجّل الدخول بحساب يدرج الأفعال باسم طرفه، ثم عُد إلى هذه الصفحة.
          fr | Connectez-vous avec un compte qui inscrit des actes pour sa partie, puis revenez à cette page.
          en | Sign in with an account that enters acts for its party, then come back to this page.
          """)
  void whoIsNotSignedInAndAForgedForm(String lang, String sentence) throws Exception {
    try (FormReader nobody = FormReader.nobody(node)) {
      Page refused = nobody.get("/" + lang + "/help/statements/new");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.html()).contains(sentence);

      Page forged = nobody.send("/" + lang + "/help/requests/new", List.of("name", "Zebra"));
      assertThat(forged.status()).isEqualTo(403);
      assertThat(forged.html()).contains("<code>403</code> </p>");
    }
  }

  /** What somebody typed is set apart from a sentence that runs the other way. */
  private static String isolated(String sentence) {
    return sentence.replace('<', '\u2068').replace('>', '\u2069');
  }

  private static Map<String, String> aCase(String paragraph, String collection) {
    return Map.of(
        "name", "The zebra's case",
        "respondent", RegisterText.XB,
        "instrument", "UN GGE 2015",
        "paragraph", paragraph,
        "claim-en", "claim of the zebra",
        "within", "20",
        "unit", "days",
        "collection", collection);
  }
}
