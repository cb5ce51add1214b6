package org.mithaq.cli.signing;

import java.net.URI;
import org.mithaq.cli.http.Answer;
import org.mithaq.cli.http.Bytes;
import org.mithaq.cli.http.FailedException;
import org.mithaq.cli.http.Http;
import org.mithaq.cli.http.Place;
import org.mithaq.cli.http.TooLargeException;
import org.mithaq.stix.Json;

/** The steps of joining, as a node takes them. Each can be repeated. */
public final class JoinClient {
  private static final int LONGEST = 4 << 20;
  private static final String JSON = "application/json";

  private final Http http;
  private final URI node;
  private final URI applications;

  public JoinClient(Http http, URI node) {
    this.http = http;
    this.node = node;
    this.applications = node.resolve("/register/applications");
  }

  /** Applies; the answer holds the secret. */
  public Json.Members apply(byte[] body) throws FailedException, InterruptedException {
    return post(http, applications, body);
  }

  /** How an application stands, after its domain was looked at where that may help. */
  public Json.Members standing(String id, String secret)
      throws FailedException, InterruptedException {
    Http own = own(secret);
    Json.Members told = get(own, one(id, ""));
    boolean proof = told.has("put") && told.text("state").filter("pending"::equals).isPresent();
    return proof ? post(own, one(id, "/check"), new byte[0]) : told;
  }

  /** Whether a signed act of the party is in the register. */
  public boolean hasJoined(String party) throws FailedException, InterruptedException {
    return new NodeFacts(http, node).hasSigned(party);
  }

  /** Sends the signed position; the answer holds the account. The same again is no harm. */
  public Json.Members position(String id, String secret, byte[] body)
      throws FailedException, InterruptedException {
    return post(own(secret), one(id, "/position"), body);
  }

  /** All applications, for the depositary. */
  public Json.Members all() throws FailedException, InterruptedException {
    return get(http, applications);
  }

  /** The depositary's decision. */
  public Json.Members decide(String id, byte[] body) throws FailedException, InterruptedException {
    return post(http, one(id, "/decide"), body);
  }

  private Http own(String secret) throws FailedException {
    return http.bearing(secret, Place.of(node));
  }

  private URI one(String id, String step) throws FailedException {
    if (!id.matches("[0-9a-f]{1,64}")) {
      throw new FailedException("«" + id + "» is no application's id.");
    }
    return URI.create(applications + "/" + id + step);
  }

  private static Json.Members get(Http http, URI address)
      throws FailedException, InterruptedException {
    try {
      return Told.document(address, http.get(address, JSON, LONGEST));
    } catch (TooLargeException e) {
      throw new FailedException(address + ": " + e.getMessage(), e);
    }
  }

  private static Json.Members post(Http http, URI address, byte[] body)
      throws FailedException, InterruptedException {
    try {
      Answer answer = http.post(address, JSON, JSON, new Bytes(body, body.length), LONGEST);
      return Told.document(address, answer);
    } catch (TooLargeException e) {
      throw new FailedException(address + ": " + e.getMessage(), e);
    }
  }
}
