package org.mithaq.node.taxii;

import java.time.InstantSource;
import java.util.List;
import org.mithaq.node.admit.Intake;
import org.mithaq.node.http.Access;
import org.mithaq.node.http.Route;
import org.mithaq.node.state.Statuses;

/** The addresses of TAXII 2.1 (§3.1), all of which end in a slash. */
public final class TaxiiRoutes {

  private final List<Route> routes;

  /**
   * All endpoints of one API root.
   *
   * @param clock gives a status its {@code request_timestamp}
   */
  public TaxiiRoutes(
      TaxiiSettings settings,
      Collections collections,
      Reader reader,
      Intake intake,
      Statuses statuses,
      InstantSource clock) {
    Shelves shelves = new Shelves(collections);
    RootEndpoints roots = new RootEndpoints(settings, shelves);
    ObjectEndpoints objects = new ObjectEndpoints(settings, shelves, reader);
    ManifestEndpoints manifests = new ManifestEndpoints(settings, shelves, reader);
    WriteEndpoints writes = new WriteEndpoints(settings, shelves, reader, intake, statuses, clock);
    String root = settings.root();
    String collection = root + "collections/{collection}/";
    String object = collection + "objects/{object}/";
    routes =
        List.of(
            Route.get("/taxii2/", Access.FILTERED, roots::discovery),
            Route.get(root, Access.FILTERED, roots::root),
            Route.get(root + "status/{status}/", Access.FILTERED, writes::status),
            Route.get(root + "collections/", Access.FILTERED, roots::collections),
            Route.get(collection, Access.FILTERED, roots::collection),
            Route.get(collection + "manifest/", Access.FILTERED, manifests::manifest),
            Route.get(collection + "objects/", Access.FILTERED, objects::objects),
            Route.post(collection + "objects/", Access.FILTERED, writes::add),
            Route.get(object, Access.FILTERED, objects::object),
            Route.delete(object, Access.FILTERED, writes::delete),
            Route.get(object + "versions/", Access.FILTERED, manifests::versions));
  }

  public List<Route> routes() {
    return routes;
  }
}
