package io.revento.sandbox.world;

/** Someone who can sign in. */
public record User(String id, String name, String email) {}
