package org.mithaq.stix;

import java.util.List;
import org.mithaq.stix.pattern.Pattern;
import org.mithaq.stix.pattern.PatternException;
import org.mithaq.stix.pattern.PatternWarning;

/** Judges patterns by the grammar of STIX 2.1 (section 9). */
public final class PatternGrammar implements PatternCheck {

  @Override
  public Result check(String pattern) {
    try {
      Pattern read = Pattern.parse(pattern);
      return new Result(
          List.of(),
          read.warnings().stream().map(PatternWarning::message).toList(),
          read.constants().map(constant -> constant.constant().text()).distinct().toList());
    } catch (PatternException e) {
      return new Result(List.of(String.valueOf(e.getMessage())), List.of(), List.of());
    }
  }
}
