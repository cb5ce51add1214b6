package org.mithaq.node.site;

import java.util.List;
import org.mithaq.stix.Json;

/**
 * What an accord's page shows.
 *
 * @param accord an item of {@code /register/accords}
 * @param depositary who keeps its register, as an item of {@code /register/parties} if it is there
 * @param stances how many stand to it how: supports, declined, withdrawn; without rows
 * @param undertakings how many undertakings serve it
 */
public record AccordShown(
    Json.Members accord,
    Json.Members depositary,
    List<Row> principles,
    List<Found> stances,
    long undertakings) {

  /** One principle; a cell for each text, empty where the text has none of that number. */
  public record Row(String number, List<Json.Members> cells) {}
}
