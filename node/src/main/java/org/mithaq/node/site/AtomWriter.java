package org.mithaq.node.site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an Atom feed (RFC 4287); all texts are plain, whatever they hold. */
final class AtomWriter {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final String site;
  private final String tag;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
  private final XMLStreamWriter out;

  /**
   * @param site scheme, host and port that links begin with
   * @param origin the log's name; ids are made of it (RFC 4151)
   */
  AtomWriter(String site, String origin) {
    this.site = site;
    int slash = origin.indexOf('/');
    this.tag = "tag:" + (slash < 0 ? origin : origin.substring(0, slash)) + ",2021:";
    try {
      this.out =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void begin(String lang, String title, String author, String updated, String self, String page) {
    try {
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("feed");
      out.writeDefaultNamespace(ATOM);
      out.writeAttribute("xml:lang", lang);
      text("id", tag + "register/" + lang);
      text("title", title);
      text("updated", updated);
      out.writeStartElement("author");
      text("name", author);
      out.writeEndElement();
      link("self", self);
      link("alternate", page);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void entry(long act, String title, String recorded, String page, String summary) {
    try {
      out.writeStartElement("entry");
      text("id", tag + "act/" + act);
      text("title", title);
      text("updated", recorded);
      link("alternate", page);
      link("related", "/log/receipt/" + act);
      text("summary", summary);
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] end() {
    try {
      out.writeEndDocument();
      out.close();
      return bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void link(String relation, String path) throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", relation);
    out.writeAttribute("href", site + path);
  }

  private void text(String element, String text) throws XMLStreamException {
    out.writeStartElement(element);
    out.writeCharacters(clean(text));
    out.writeEndElement();
  }

  /** XML 1.0 has no way to write most control characters. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
                ? c
                : 0xFFFD)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
