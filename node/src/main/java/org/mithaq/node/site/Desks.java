package org.mithaq.node.site;

import java.time.InstantSource;
import java.util.function.Function;
import org.mithaq.node.access.Audience;
import org.mithaq.node.assistance.CaseDesk;
import org.mithaq.node.assistance.Corrections;
import org.mithaq.node.assistance.Filing;
import org.mithaq.node.assistance.FindingDesk;
import org.mithaq.node.assistance.ReplyDesk;
import org.mithaq.node.assistance.SigningDesk;
import org.mithaq.node.rights.CaseAccountDesk;
import org.mithaq.node.rights.Readers;

/**
 * Where the pages of help and answer hand in what is typed there.
 *
 * @param readers who reads under an audience now
 */
public record Desks(
    ReplyDesk replies,
    CaseDesk cases,
    FindingDesk findings,
    SigningDesk signing,
    Filing filing,
    Corrections corrections,
    CaseAccountDesk accounts,
    Function<Audience, Readers> readers,
    InstantSource clock) {}
