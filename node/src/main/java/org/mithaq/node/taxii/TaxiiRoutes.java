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
            Route.get("/taxii2/", Access.SCOPED, roots::discovery),
            Route.get(root, Access.SCOPED, roots::root),
            Route.get(root + "status/{status}/", Access.SCOPED, writes::status),
            Route.get(root + "collections/", Access.SCOPED, roots::collections),
            Route.get(collection, Access.SCOPED, roots::collection),
            Route.get(collection + "manifest/", Access.SCOPED, manifests::manifest),
            Route.get(collection + "objects/", Access.SCOPED, objects::objects),
            Route.post(collection + "objects/", Access.SCOPED, writes::add),
            Route.get(object, Access.SCOPED, objects::object),
            Route.delete(object, Access.SCOPED, writes::delete),
            Route.get(object + "versions/", Access.SCOPED, manifests::versions));
  }

  public List<Route> routes() {
    return routes;
  }
}
