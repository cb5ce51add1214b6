package org.mithaq.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8785 with its own examples. */
class JcsTest {

  private static String canonical(String json) throws JcsException {
    return new String(Jcs.canonical(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @Test
  void literalsStringsAndNumbersOfSection322() throws JcsException {
    assertThat(
            canonical(
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50,
                              2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void membersAreSortedByUtf16CodeUnitsAsInSection323() throws JcsException {
    assertThat(
            canonical(
                """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  /** Appendix B: IEEE 754 bits and their JSON. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void numbersAreWrittenAsEcmaScriptDoes(String bits, String json) {
    assertThat(JcsNumber.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
        .isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7fffffffffffffff", "7ff0000000000000", "fff0000000000000"})
  void whatIsNoNumberIsNotWritten(String bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JcsNumber.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-0 | 0",
        "0.0 | 0",
        "9007199254740992 | 9007199254740992",
        "-9007199254740991 | -9007199254740991",
        "295147905179352830000 | 295147905179352830000",
        "295147905179352830000.0 | 295147905179352830000",
        "56.0 | 56",
        "1E0 | 1",
        "1e-400 | 0",
        "[ ] | []",
        "{ } | {}",
        "\"\u007f\u2028\" | \"\u007f\u2028\"",
        "{\"b\":{\"d\":1,\"c\":2},\"a\":[{\"z\":1,\"y\":2}]} | "
            + "{\"a\":[{\"y\":2,\"z\":1}],\"b\":{\"c\":2,\"d\":1}}",
      })
  void smallValues(String json, String expected) throws JcsException {
    assertThat(canonical(json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | ends too early",
        "[1 | Not JSON",
        "[1,] | Not JSON",
        "01 | Not JSON",
        "NaN | Not JSON",
        "1 2 | follows",
        "9007199254740993 | 2^53",
        "-123456789012345678901234567890 | 2^53",
        "295147905179352825856 | 2^53",
        "1000000000000000000000 | 2^53",
        "1e309 | greater than any double",
        "\"\\ud800\" | surrogate",
        "\"\\udc00\\ud800\" | surrogate",
        "{\"\\ud800\":1} | surrogate",
        "{\"a\":1,\"b\":2,\"\\u0061\":3} | twice",
        "{\"a\":1,\"a\":1} | twice",
        "{a:1} | Not JSON",
        "[1]// | Not JSON",
      })
  void whatHasNoCanonicalFormIsRefused(String json, String sentence) {
    assertThatExceptionOfType(JcsException.class)
        .isThrownBy(() -> canonical(json))
        .withMessageContaining(sentence);
  }

  @Test
  void bytesMustBeUtf8WithoutByteOrderMark() {
    for (byte[] bytes :
        new byte[][] {
          {'"', (byte) 0xc0, (byte) 0x80, '"'},
          {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
          {'"', (byte) 0xff, '"'},
          {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '1'},
          {0, '1'},
        }) {
      assertThatExceptionOfType(JcsException.class).isThrownBy(() -> Jcs.canonical(bytes));
    }
  }

  @Test
  void depthIsBounded() throws JcsException {
    assertThat(canonical("[".repeat(100) + "]".repeat(100))).hasSize(200);
    for (int levels : new int[] {101, 102, 100_000}) {
      assertThatExceptionOfType(JcsException.class)
          .isThrownBy(() -> canonical("[".repeat(levels) + "]".repeat(levels)));
      assertThatExceptionOfType(JcsException.class)
          .isThrownBy(() -> canonical("{\"a\":".repeat(levels) + "1" + "}".repeat(levels)));
    }
  }

  @Test
  void aRangeOfBytesStandsAlone() throws JcsException {
    byte[] around = "x{\"b\":1, \"a\":2}y".getBytes(StandardCharsets.UTF_8);
    assertThat(Jcs.canonical(around, 1, around.length - 2))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"a\":2,\"b\":1}");
  }
}
