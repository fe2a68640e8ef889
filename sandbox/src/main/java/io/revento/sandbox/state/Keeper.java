package io.revento.sandbox.state;

import java.util.List;

/** Has something that survives a restart. */
public interface Keeper {

  List<Kept> kept();
}
