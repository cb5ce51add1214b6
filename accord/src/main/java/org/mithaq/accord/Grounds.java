package org.mithaq.accord;

import java.util.ArrayList;
import java.util.List;

/**
 * Why one thing was refused: a reason, and what it is about here, in the order of the sentence.
 * What is refused is said in English by {@link #sentence}; whoever says it in another language goes
 * by the reason's word.
 */
public record Grounds(Reason reason, List<Argument> arguments) {

  private static final String PLACE = "%s";

  /** What stands in one place of the sentence. */
  public sealed interface Argument {
    /** As it stands in the English sentence. */
    String text();
  }

  /** An id, a time, a number, a name: the same in every language. */
  public record Text(String text) implements Argument {}

  /** Terms of vocabularies, which have a word in every language. */
  public record Terms(List<Word> words) implements Argument {

    public Terms {
      words = List.copyOf(words);
    }

    @Override
    public String text() {
      return String.join(", ", words.stream().map(Word::word).toList());
    }
  }

  public Grounds {
    arguments = List.copyOf(arguments);
    int places = reason.template().split(PLACE, -1).length - 1;
    if (places != arguments.size()) {
      throw new IllegalArgumentException(
          "%s has %d places, not %d".formatted(reason.word(), places, arguments.size()));
    }
  }

  /**
   * A reason with what it is about.
   *
   * @param arguments a {@link Word} or a list of them stands for terms, all else for its text
   */
  public static Grounds of(Reason reason, Object... arguments) {
    List<Argument> told = new ArrayList<>(arguments.length);
    for (Object argument : arguments) {
      told.add(
          switch (argument) {
            case Word word -> new Terms(List.of(word));
            case List<?> words -> new Terms(words.stream().map(Word.class::cast).toList());
            default -> new Text(argument.toString());
          });
    }
    return new Grounds(reason, told);
  }

  /** The English sentence: it begins small and has no full stop. */
  public String sentence() {
    return reason.template().formatted(arguments.stream().map(Argument::text).toArray());
  }
}
