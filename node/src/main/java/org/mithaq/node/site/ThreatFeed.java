package org.mithaq.node.site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.mithaq.node.access.Caller;
import org.mithaq.node.admit.CommitTime;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Call;
import org.mithaq.node.http.Refusal;
import org.mithaq.node.http.Reply;
import org.mithaq.node.http.Route;
import org.mithaq.node.site.threats.Item;
import org.mithaq.node.site.threats.Marking;
import org.mithaq.node.site.threats.ThreatSources;

/** {@code /{lang}/threats/feed.atom} (RFC 4287): what was added last and anyone may read. */
final class ThreatFeed {

  private static final int ENTRIES = 50;
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final SiteFacts facts;
  private final ThreatSources sources;
  private final Map<Language, Words> words = new EnumMap<>(Language.class);

  ThreatFeed(SiteFacts facts, ThreatSources sources) {
    this.facts = facts;
    this.sources = sources;
    for (Language language : Language.values()) {
      words.put(language, Words.of(language));
    }
  }

  List<Route> routes() {
    return List.of(Language.values()).stream()
        .map(language ->
            Route.get(
                "/" + language.tag() + "/threats/feed.atom",
                Access.OPEN,
                call -> reply(language, call)))
        .toList();
  }

  private Reply reply(Language language, Call call) throws Refusal {
    List<Item> items =
        sources.library().newest(ENTRIES, sources.acts().getAsLong(), Caller.ANONYMOUS);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      write(xml, language, call.origin(), items);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed is written to memory", e);
    }
    return Reply.of(200, "application/atom+xml; charset=utf-8", out.toByteArray())
        .with("Content-Language", language.tag())
        .with("Cache-Control", "no-cache");
  }

  private void write(XMLStreamWriter xml, Language language, String origin, List<Item> items)
      throws XMLStreamException {
    Words said = Objects.requireNonNull(words.get(language));
    String here = origin + "/" + language.tag() + "/threats";
    xml.writeStartDocument("utf-8", "1.0");
    xml.setDefaultNamespace(ATOM);
    xml.writeStartElement(ATOM, "feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeAttribute("xml:lang", language.tag());
    text(xml, "title", said.say("threats.feed.title", facts.node()));
    text(xml, "id", urn(facts.origin() + "/threats/" + language.tag()));
    text(
        xml,
        "updated",
        items.isEmpty() ? CommitTime.text(sources.clock().instant()) : items.getFirst().added());
    xml.writeStartElement(ATOM, "author");
    text(xml, "name", facts.node());
    xml.writeEndElement();
    link(xml, "self", here + "/feed.atom");
    link(xml, "alternate", here);
    for (Item item : items) {
      xml.writeStartElement(ATOM, "entry");
      String name = item.name().isEmpty() ? item.id() : item.name();
      text(xml, "title", item.type() + ": " + name);
      text(xml, "id", urn(facts.origin() + "/acts/" + item.act().sequence()));
      text(xml, "updated", item.added());
      link(
          xml,
          "alternate",
          here + "/objects/" + View.encode(item.id()) + "?act=" + item.act().sequence());
      text(xml, "summary", String.join(" ", item.markings().stream().map(Marking::label).toList()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  /** A name that stays the same wherever the node is reached. */
  private static String urn(String name) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String address)
      throws XMLStreamException {
    xml.writeEmptyElement(ATOM, "link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", address);
  }
}
