package org.mithaq.stix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types of objects that a reader knows, with their properties, formats, vocabularies and rules:
 * data, not code. {@link #stix21()} holds those of STIX 2.1; {@link #with(String)} adds types and
 * extensions declared by others, which are then validated as the built-in ones are.
 *
 * <p>The notation is explained at the head of the resource {@code stix21.types}.
 */
public final class TypeTable {
  private final Map<String, TypeDef> types;
  private final NameTable<TypeDef> byName;
  private final TypeDef undeclared;
  private final Members extension;
  private final TypeNotation notation;

  TypeTable(
      Map<String, TypeDef> types, TypeDef undeclared, Members extension, TypeNotation notation) {
    this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    this.byName = NameTable.of(types);
    this.undeclared = undeclared;
    this.extension = extension;
    this.notation = notation;
  }

  /** The types of STIX 2.1; reads the resource anew, in some milliseconds. */
  public static TypeTable stix21() {
    try (InputStream in = TypeTable.class.getResourceAsStream("stix21.types")) {
      if (in == null) {
        throw new IllegalStateException("The resource stix21.types is missing from the library.");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new TypeNotation().add(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * This table and what the text declares, in the notation of {@code stix21.types}. A type that an
   * extension declares names it: {@code type accord is sdo by extension-definition--…}.
   *
   * @throws IllegalArgumentException if the text is not in that notation, uses a name that is not
   *     declared, or declares one again
   */
  public TypeTable with(String declarations) {
    return notation.copy().add(declarations);
  }

  /** The names of all types, in the order of their declaration. */
  public Set<String> names() {
    return types.keySet();
  }

  /** Whether the type is declared here. */
  public boolean knows(String type) {
    return types.containsKey(type);
  }

  Optional<TypeDef> type(String name) {
    return byName.get(name);
  }

  Optional<TypeDef> type(char[] text, int offset, int length) {
    return byName.get(text, offset, length);
  }

  /** Stands in for every type that the table lacks. */
  TypeDef undeclared() {
    return undeclared;
  }

  /** What is known of an extension that the table lacks. */
  Members extension() {
    return extension;
  }

  /** Whether the key names an extension that some type has. */
  boolean declaresExtension(String key) {
    return types.values().stream().anyMatch(type -> type.extensions().containsKey(key));
  }
}
