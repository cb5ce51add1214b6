package org.mithaq.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a policy file (tlog-policy, «Policy file syntax and structure»), read in order. */
final class PolicyFile {

  private static final String WHAT = "policy";

  private final PolicyRules rules = new PolicyRules();
  private final List<Policy.Log> logs = new ArrayList<>();
  private final List<Policy.Witness> witnesses = new ArrayList<>();
  private final List<Policy.Group> groups = new ArrayList<>();
  private Optional<PolicyName> quorum = Optional.empty();
  private boolean quorumSeen;

  private PolicyFile() {}

  static Policy parse(byte[] file) throws MalformedException {
    if (file.length > Policy.MAX_BYTES) {
      throw new MalformedException(WHAT, "it has more than " + Policy.MAX_BYTES + " bytes");
    }
    PolicyFile policy = new PolicyFile();
    int number = 0;
    for (String line : new String(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      number++;
      if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
        throw new MalformedException(WHAT, number, "contains a control character");
      }
      String trimmed = trim(line);
      if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
        policy.line(number, List.of(trimmed.split("[ \t]+")));
      }
    }
    if (!policy.quorumSeen) {
      throw new MalformedException(WHAT, "it should have one quorum line; «quorum none» asks none");
    }
    return new Policy(policy.logs, policy.witnesses, policy.groups, policy.quorum);
  }

  /** Spaces and tabs alone count: the octets above 127 mean nothing here. */
  private static String trim(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && isBlank(line.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private void line(int number, List<String> words) throws MalformedException {
    try {
      switch (words.getFirst()) {
        case "log" -> log(number, words);
        case "witness" -> witness(number, words);
        case "group" -> group(number, words);
        case "quorum" -> quorum(number, words);
        default ->
            throw new MalformedException(
                WHAT, number, "should begin with log, witness, group or quorum");
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedException(WHAT, number, "breaks a rule: " + Text.clause(e));
    }
  }

  private void log(int number, List<String> words) throws MalformedException {
    requireWords(number, words, 2, 3, "log <vkey> [<url>]");
    Policy.Log log = new Policy.Log(key(number, words.get(1)), word(words, 2));
    rules.log(log);
    logs.add(log);
  }

  private void witness(int number, List<String> words) throws MalformedException {
    requireWords(number, words, 3, 4, "witness <name> <vkey> [<url>]");
    Policy.Witness witness =
        new Policy.Witness(new PolicyName(words.get(1)), key(number, words.get(2)), word(words, 3));
    rules.witness(witness);
    witnesses.add(witness);
  }

  private void group(int number, List<String> words) throws MalformedException {
    requireWords(number, words, 4, Integer.MAX_VALUE, "group <name> <all|any|k> <name>...");
    List<PolicyName> members = new ArrayList<>();
    for (String word : words.subList(3, words.size())) {
      members.add(new PolicyName(word));
    }
    long threshold =
        switch (words.get(2)) {
          case "all" -> members.size();
          case "any" -> 1;
          case String k -> Text.decimal(WHAT, number, k);
        };
    int small = (int) Math.min(threshold, Integer.MAX_VALUE);
    Policy.Group group = new Policy.Group(new PolicyName(words.get(1)), small, members);
    rules.group(group);
    groups.add(group);
  }

  private void quorum(int number, List<String> words) throws MalformedException {
    requireWords(number, words, 2, 2, "quorum <name>");
    if (quorumSeen) {
      throw new MalformedException(WHAT, number, "is a second quorum");
    }
    quorumSeen = true;
    PolicyName name = new PolicyName(words.get(1));
    if (!name.equals(PolicyRules.NONE)) {
      rules.quorum(name);
      quorum = Optional.of(name);
    }
  }

  private static void requireWords(int number, List<String> words, int least, int most, String form)
      throws MalformedException {
    if (words.size() < least || words.size() > most) {
      throw new MalformedException(WHAT, number, "should have the form «" + form + "»");
    }
  }

  private static Optional<String> word(List<String> words, int place) {
    return words.stream().skip(place).findFirst();
  }

  /** A verifier key is UTF-8, unlike the rest of the file. */
  private static VerifierKey key(int number, String octets) throws MalformedException {
    try {
      byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
      return VerifierKey.parse(Text.decode("verifier key", bytes, Policy.MAX_BYTES));
    } catch (MalformedException e) {
      throw new MalformedException(WHAT, number, "has a wrong key. " + Text.clause(e));
    }
  }

  static String format(Policy policy) {
    StringBuilder file = new StringBuilder();
    for (Policy.Log log : policy.logs()) {
      file.append("log ").append(octets(log.key()));
      log.url().ifPresent(url -> file.append(' ').append(url));
      file.append('\n');
    }
    for (Policy.Witness witness : policy.witnesses()) {
      file.append("witness ").append(witness.name().octets()).append(' ');
      file.append(octets(witness.key()));
      witness.url().ifPresent(url -> file.append(' ').append(url));
      file.append('\n');
    }
    for (Policy.Group group : policy.groups()) {
      file.append("group ").append(group.name().octets()).append(' ').append(group.threshold());
      group.members().forEach(member -> file.append(' ').append(member.octets()));
      file.append('\n');
    }
    PolicyName quorum = policy.quorum().orElse(PolicyRules.NONE);
    return file.append("quorum ").append(quorum.octets()).append('\n').toString();
  }

  private static String octets(VerifierKey key) {
    return new String(Text.encode(key.encode()), StandardCharsets.ISO_8859_1);
  }
}
