package org.mithaq.node.joining;

import java.util.Hashtable;
import java.util.Optional;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * A TXT record at {@code _mithaq.<domain>}, asked for through the machine's own resolvers. DNS is
 * not authenticated here: what is trusted is the resolver.
 */
public final class DnsProof implements DomainProof {

  private static final String MILLIS = "2000";
  private static final String TRIES = "2";
  private static final int MOST_RECORDS = 50;

  private final String servers;

  /** Asks the resolvers that the machine is configured with. */
  public DnsProof() {
    this("dns:");
  }

  /**
   * @param servers a {@code dns:} URL
   */
  DnsProof(String servers) {
    this.servers = servers;
  }

  static String place(String domain) {
    return "_mithaq." + domain;
  }

  /**
   * What the check warns of are objects that a directory has stored: the JDK's provider for DNS
   * gives texts for TXT and makes no objects of them.
   */
  @Override
  @SuppressWarnings("BanJNDI")
  public Optional<String> missing(String domain, String value) {
    String name = place(domain);
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, servers);
    settings.put("com.sun.jndi.dns.timeout.initial", MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", TRIES);
    try {
      InitialDirContext context = new InitialDirContext(settings);
      try {
        // The dot at the end keeps the resolver's search list out.
        Attribute records =
            context.getAttributes(new CompositeName(name + "."), new String[] {"TXT"}).get("TXT");
        return records != null && holds(records, value)
            ? Optional.empty()
            : Optional.of("no TXT record at " + name + " is " + value);
      } finally {
        context.close();
      }
    } catch (NameNotFoundException e) {
      return Optional.of("there is no TXT record at " + name);
    } catch (NamingException e) {
      return Optional.of("DNS gave no answer about " + name + "; try again later");
    }
  }

  private static boolean holds(Attribute records, String value) throws NamingException {
    NamingEnumeration<?> all = records.getAll();
    for (int i = 0; i < MOST_RECORDS && all.hasMore(); i++) {
      // Quoted where it has spaces; ours has none.
      if (String.valueOf(all.next()).replace("\"", "").equals(value)) {
        return true;
      }
    }
    return false;
  }
}
