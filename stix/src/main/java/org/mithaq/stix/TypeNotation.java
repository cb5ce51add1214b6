package org.mithaq.stix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/** Reads the notation of {@code stix21.types}; keeps the names declared so far. */
final class TypeNotation {
  private static final String EXTENSION = "extension-definition--";

  private final Map<String, Shape.Term> vocabularies = new HashMap<>();
  private final Map<String, Members> structs = new HashMap<>();
  private final Map<String, Block> kinds = new HashMap<>();
  private final Map<String, TypeDef> types = new LinkedHashMap<>();

  /** A block as far as it is read. */
  private static final class Block {
    final String word;
    final String name;
    final List<String> head;
    final MembersBuilder members;

    Block(String word, String name, List<String> head, MembersBuilder members) {
      this.word = word;
      this.name = name;
      this.head = head;
      this.members = members;
    }
  }

  TypeNotation copy() {
    TypeNotation copy = new TypeNotation();
    copy.vocabularies.putAll(vocabularies);
    copy.structs.putAll(structs);
    copy.kinds.putAll(kinds);
    copy.types.putAll(types);
    return copy;
  }

  /** Reads declarations on top of those read before. */
  TypeTable add(String text) {
    Optional<Block> open = Optional.empty();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        List<String> words = words(line);
        if (Character.isWhitespace(raw.charAt(0))) {
          Block block = open.orElseThrow(() -> new IllegalArgumentException("no block is open"));
          block.members.line(words, this);
        } else {
          open.ifPresent(this::close);
          open = begin(words);
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "line " + number + " of the type table («" + line + "»): " + e.getMessage(), e);
      }
    }
    open.ifPresent(this::close);
    Block custom = kinds.get(TypeDef.UNDECLARED);
    if (custom == null) {
      throw new IllegalArgumentException("the type table lacks the kind «undeclared»");
    }
    TypeDef undeclared =
        new TypeDef(
            custom.members.build(TypeDef.UNDECLARED),
            Shape.Category.SDO,
            Optional.empty(),
            Map.of(),
            Map.of());
    return new TypeTable(types, undeclared, struct("extension"), this);
  }

  private static boolean good(String name) {
    int length = name.length();
    return length >= 3 && length <= 250 && TextFormats.lower(name.toCharArray(), 0, length, '-');
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringTokenizer rest = new StringTokenizer(line);
    while (rest.hasMoreTokens()) {
      words.add(rest.nextToken());
    }
    return words;
  }

  private Optional<Block> begin(List<String> words) {
    String word = words.getFirst();
    if (words.size() < 2) {
      throw new IllegalArgumentException("a name is missing");
    }
    String name = words.get(1);
    if (!good(name)) {
      throw new IllegalArgumentException("«" + name + "» is no name");
    }
    List<String> rest = words.subList(2, words.size());
    return switch (word) {
      case "open", "closed" -> vocabulary(word, name, rest);
      case "struct" -> Optional.of(new Block(word, name, rest, new MembersBuilder()));
      case "kind" -> {
        category(only(rest));
        yield Optional.of(new Block(word, name, rest, new MembersBuilder()));
      }
      case "type" -> {
        boolean by = rest.size() == 4 && rest.get(2).equals("by");
        if (!(rest.size() == 2 || by) || !rest.getFirst().equals("is")) {
          throw new IllegalArgumentException("wants «is KIND» or «is KIND by EXTENSION»");
        }
        yield Optional.of(new Block(word, name, rest, kind(rest.get(1)).members.copy()));
      }
      case "extension" -> extension(word, name, rest);
      default -> throw new IllegalArgumentException("«" + word + "» begins no block");
    };
  }

  private Optional<Block> vocabulary(String word, String name, List<String> rest) {
    if (rest.size() < 2 || !rest.getFirst().equals("=")) {
      throw new IllegalArgumentException("«=» and terms are missing");
    }
    Map<String, String> terms = new LinkedHashMap<>();
    rest.subList(1, rest.size()).forEach(term -> terms.put(term, term));
    Shape.Term term = new Shape.Term(name, NameTable.of(terms), word.equals("open"));
    if (vocabularies.put(name, term) != null) {
      throw new IllegalArgumentException("the vocabulary is declared twice");
    }
    return Optional.empty();
  }

  private Optional<Block> extension(String word, String name, List<String> rest) {
    if (rest.size() < 2) {
      throw new IllegalArgumentException("wants «on TYPE…»");
    }
    MembersBuilder members = new MembersBuilder();
    if (name.startsWith(EXTENSION) && !rest.getFirst().equals("toplevel")) {
      members.line(
          List.of("extension_type!", "closed(extension-type-enum)", "extension-type"), this);
    }
    return Optional.of(new Block(word, name, rest, members.copy()));
  }

  private void close(Block block) {
    Members members = block.members.build(block.name);
    switch (block.word) {
      case "struct" -> {
        if (structs.put(block.name, members) != null) {
          throw new IllegalArgumentException("the struct " + block.name + " is declared twice");
        }
      }
      case "kind" -> {
        if (kinds.put(block.name, block) != null) {
          throw new IllegalArgumentException("the kind " + block.name + " is declared twice");
        }
      }
      case "type" -> {
        Shape.Category category = category(only(kind(block.head.get(1)).head));
        Optional<String> by =
            block.head.size() == 4 ? Optional.of(block.head.get(3)) : Optional.empty();
        TypeDef def = new TypeDef(members, category, by, Map.of(), Map.of());
        if (types.put(block.name, def) != null) {
          throw new IllegalArgumentException("the type " + block.name + " is declared twice");
        }
      }
      default -> extend(block, members);
    }
  }

  private void extend(Block block, Members members) {
    boolean toplevel = block.head.getFirst().equals("toplevel");
    List<String> on = block.head.subList(toplevel ? 2 : 1, block.head.size());
    if (!block.head.get(toplevel ? 1 : 0).equals("on") || on.isEmpty()) {
      throw new IllegalArgumentException("wants «on TYPE…»");
    }
    Set<String> names = new LinkedHashSet<>(on);
    for (String name : names) {
      TypeDef def = types.get(name);
      if (def == null) {
        throw new IllegalArgumentException("the type " + name + " is not declared");
      }
      Members under = toplevel ? struct("extension") : members;
      types.put(
          name,
          new TypeDef(
              def.members(),
              def.category(),
              def.by(),
              plus(def.extensions(), block.name, under),
              toplevel ? plus(def.toplevel(), block.name, members) : def.toplevel()));
    }
  }

  private static Map<String, Members> plus(Map<String, Members> map, String key, Members value) {
    Map<String, Members> more = new LinkedHashMap<>(map);
    if (more.put(key, value) != null) {
      throw new IllegalArgumentException("the extension " + key + " is declared twice");
    }
    return Map.copyOf(more);
  }

  private Block kind(String name) {
    Block kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("the kind " + name + " is not declared");
    }
    return kind;
  }

  static Shape.Category category(String word) {
    return switch (word) {
      case "sdo" -> Shape.Category.SDO;
      case "sro" -> Shape.Category.SRO;
      case "sco" -> Shape.Category.SCO;
      case "meta" -> Shape.Category.META;
      default -> throw new IllegalArgumentException("«" + word + "» is no category");
    };
  }

  private static String only(List<String> words) {
    if (words.size() != 1) {
      throw new IllegalArgumentException("wants one word after the name");
    }
    return words.getFirst();
  }

  /** The shape that a word of the notation stands for. */
  Shape shape(String word) {
    if (word.startsWith("[") && word.endsWith("]")) {
      return new Shape.ListOf(shape(word.substring(1, word.length() - 1)));
    }
    int paren = word.indexOf('(');
    if (paren > 0 && word.endsWith(")")) {
      String argument = word.substring(paren + 1, word.length() - 1);
      return ShapeNotation.applied(word.substring(0, paren), argument, this);
    }
    return ShapeNotation.plain(word);
  }

  Shape.Term vocabulary(String name, boolean wantOpen) {
    Shape.Term term = vocabularies.get(name);
    if (term == null || term.open() != wantOpen) {
      throw new IllegalArgumentException("no such vocabulary: " + name);
    }
    return term;
  }

  Members struct(String name) {
    Members members = structs.get(name);
    if (members == null) {
      throw new IllegalArgumentException("the struct " + name + " is not declared");
    }
    return members;
  }
}
