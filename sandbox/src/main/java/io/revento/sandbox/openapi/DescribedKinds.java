package io.revento.sandbox.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.revento.sandbox.world.model.Kind;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;

/** Adds a schema and the paths of every kind to the document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribedKinds implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Map<String, PathItem> paths = new TreeMap<>(document.getPaths().getPathItems());
    for (Kind kind : Kind.values()) {
      KindSchemas.of(kind).forEach(document.getComponents()::addSchema);
      paths.putAll(ApiPaths.of(kind));
      paths.putAll(ControlPaths.of(kind));
    }
    paths.put(ApiPaths.PREFIX + "me", ApiPaths.me());
    Paths all = OASFactory.createPaths();
    paths.forEach(all::addPathItem);
    document.setPaths(all);
  }
}
