package org.mithaq.node.site;

import java.util.List;
import org.mithaq.node.access.CollectionSettings;
import org.mithaq.node.access.Tokens;
import org.mithaq.node.audit.Audit;
import org.mithaq.node.people.People;
import org.mithaq.node.people.Sessions;
import org.mithaq.node.people.SignIn;

/**
 * What the pages for delegates are made from.
 *
 * @param secure whether browsers come over TLS, to this node or to what stands before it
 * @param trial whether accounts of a demo sign in
 */
public record Door(
    People people,
    SignIn signIn,
    Sessions sessions,
    Tokens tokens,
    Audit audit,
    List<CollectionSettings> collections,
    boolean secure,
    boolean trial) {}
