package org.mithaq.node.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections at once that an address opens beyond its share, so that none can take all that
 * the listener has. Memory is bounded by the number of connections.
 */
final class AddressLimit implements SelectorManager.AcceptListener {

  private static final Logger LOG = LoggerFactory.getLogger("mithaq.http");

  private final int most;
  private final Map<SelectableChannel, String> open = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  AddressLimit(int most) {
    this.most = most;
  }

  @Override
  public void onAccepting(SelectableChannel channel) {
    try {
      if (channel instanceof SocketChannel socket
          && socket.getRemoteAddress() instanceof InetSocketAddress remote) {
        String address = RemoteAddress.of(remote.getAddress());
        if (counts.merge(address, 1, Integer::sum) > most) {
          uncount(address);
          LOG.debug("too many connections of one address");
          channel.close();
        } else {
          open.put(channel, address);
        }
      }
    } catch (IOException e) {
      LOG.debug("a connection was gone before it was accepted: {}", e.getMessage());
    }
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable failure) {
    onClosed(channel);
  }

  @Override
  public void onClosed(SelectableChannel channel) {
    String address = open.remove(channel);
    if (address != null) {
      uncount(address);
    }
  }

  private void uncount(String address) {
    counts.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
  }
}
