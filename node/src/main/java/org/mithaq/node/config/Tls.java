package org.mithaq.node.config;

import java.nio.file.Path;

/**
 * The pair of PEM files to serve HTTPS with.
 *
 * @param certificate the chain, the node's own certificate first
 * @param key its private key, PKCS #8, not encrypted
 */
public record Tls(Path certificate, Path key) {}
