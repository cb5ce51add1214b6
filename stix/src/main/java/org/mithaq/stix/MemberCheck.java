package org.mithaq.stix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Walks the members of one JSON object against the table, then applies its rules. */
final class MemberCheck {
  private final Pass pass;
  private final Values values;
  private final Any any;

  MemberCheck(Pass pass, Values values, Any any) {
    this.pass = pass;
    this.values = values;
    this.any = any;
  }

  /** The members of a whole object, which the parser stands in. */
  void object(JsonParser json, TypeDef def) throws IOException, Pass.Overflow {
    walk(json, def.members(), def, Optional.empty(), true);
  }

  /** The members of an object that stands inside another; its rules are applied. */
  void members(JsonParser json, Members members, TypeDef def, Optional<Container> container)
      throws IOException, Pass.Overflow {
    walk(json, members, def, container, false);
  }

  private void walk(
      JsonParser json, Members members, TypeDef def, Optional<Container> container, boolean top)
      throws IOException, Pass.Overflow {
    Frame frame = pass.down();
    Values.Context context = new Values.Context(frame, def, container);
    Map<String, Frame> beside = top && !def.toplevel().isEmpty() ? besides(def) : Map.of();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      pass.key();
      pass.path.push(name);
      Optional<Property> found = members.property(name);
      JsonToken token = json.nextToken();
      if (found.isPresent()) {
        Property property = found.get();
        if ((frame.present & property.bit()) != 0) {
          pass.duplicate();
        }
        frame.present |= property.bit();
        values.check(json, token, property, property.shape(), context);
      } else {
        if (!frame.first(name)) {
          pass.duplicate();
        }
        if (!beside.isEmpty() && besideProperty(json, token, name, def, beside)) {
          pass.path.pop();
          continue;
        }
        unknown(json, token, members, name, top);
      }
      pass.path.pop();
    }
    long required =
        container.isPresent() ? members.required() & ~idBit(members) : members.required();
    finish(frame, members, required);
    if (!beside.isEmpty()) {
      def.toplevel()
          .forEach((key, extension) -> {
            Frame own = beside.get(key);
            if (own != null && pass.harvest.extensions.containsKey(key)) {
              finish(own, extension, extension.required());
            }
          });
    }
    pass.up();
  }

  private static long idBit(Members members) {
    return members.property("id").map(Property::bit).orElse(0L);
  }

  private static Map<String, Frame> besides(TypeDef def) {
    Map<String, Frame> frames = new HashMap<>();
    def.toplevel().keySet().forEach(key -> frames.put(key, new Frame()));
    return frames;
  }

  /** Checks a property that a declared extension puts beside the type's own. */
  private boolean besideProperty(
      JsonParser json, JsonToken token, String name, TypeDef def, Map<String, Frame> beside)
      throws IOException, Pass.Overflow {
    for (Map.Entry<String, Members> extension : def.toplevel().entrySet()) {
      Optional<Property> property = extension.getValue().property(name);
      Frame frame = beside.get(extension.getKey());
      if (property.isPresent() && frame != null) {
        frame.present |= property.get().bit();
        values.check(
            json,
            token,
            property.get(),
            property.get().shape(),
            new Values.Context(frame, def, Optional.empty()));
        return true;
      }
    }
    return false;
  }

  private void unknown(JsonParser json, JsonToken token, Members members, String name, boolean top)
      throws IOException, Pass.Overflow {
    if (members.reserves(name)) {
      pass.findings.violation(
          "reserved-property", "STIX 2.1 reserves this name or forbids it here; leave it out.");
    } else if (!members.loose()) {
      pass.harvest.unknown(name);
    }
    // An unversioned type may still carry moments by which TAXII tells its renditions apart.
    if (top && token == JsonToken.VALUE_STRING) {
      boolean modified = name.equals("modified");
      if (modified || name.equals("created")) {
        Optional<Timestamp> moment = Timestamp.parse(json.getText());
        if (modified) {
          pass.harvest.modified = moment;
        } else {
          pass.harvest.created = moment;
        }
      }
    }
    any.walk(json, token);
  }

  private void finish(Frame frame, Members members, long required) {
    long missing = required & ~frame.present;
    if (missing != 0) {
      for (Property property : members.properties()) {
        if ((missing & property.bit()) != 0) {
          pass.findings.at(
              property.name(),
              Finding.Level.VIOLATION,
              "missing-property",
              "The property is required.");
        }
      }
    }
    for (int i = 0; i < members.rules().size(); i++) {
      rule(frame, members.rules().get(i));
    }
  }

  private void rule(Frame frame, Rule rule) {
    long present = frame.present;
    switch (rule) {
      case Rule.Any(long mask, String names) -> {
        if ((present & mask) == 0) {
          broken("missing-property", "At least one of these is required: " + names + ".");
        }
      }
      case Rule.One(long mask, String names) -> {
        if (Long.bitCount(present & mask) != 1) {
          broken("exclusive", "Exactly one of these must be there: " + names + ".");
        }
      }
      case Rule.MostOne(long mask, String names) -> {
        if (Long.bitCount(present & mask) > 1) {
          broken("exclusive", "At most one of these may be there: " + names + ".");
        }
      }
      case Rule.Needs(long first, long others, String names) -> {
        if ((present & first) != 0 && (present & others) != others) {
          broken("missing-property", "A property needs another: " + names + ".");
        }
      }
      case Rule.Order(int first, int second, boolean orEqual, String names) -> {
        long both = 1L << first | 1L << second;
        if ((frame.timed & both) == both
            && (frame.times[first] > frame.times[second]
                || (!orEqual && frame.times[first] == frame.times[second]))) {
          broken("order", "The moments must be in order: " + names + ".");
        }
      }
      case Rule.WhenNeeds(long flag, boolean value, long mask, String names) -> {
        if (is(frame, flag, value) && (present & mask) != mask) {
          broken("missing-property", "A property is required here: " + names + ".");
        }
      }
      case Rule.WhenForbids(long flag, boolean value, long mask, String names) -> {
        if (is(frame, flag, value) && (present & mask) != 0) {
          broken("exclusive", "A property must not be here: " + names + ".");
        }
      }
    }
  }

  private static boolean is(Frame frame, long flag, boolean value) {
    return ((value ? frame.trues : frame.falses) & flag) != 0;
  }

  private void broken(String code, String message) {
    pass.findings.violation(code, message);
  }
}
