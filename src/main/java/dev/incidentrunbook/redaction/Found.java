package dev.incidentrunbook.redaction;

/// A secret in a text.
///
/// @param rule what found it
/// @param from where what is masked begins
/// @param to where it ends
/// @param value the secret as it is written without escapes, so that it is the same secret wherever it stands
record Found(Rule rule, int from, int to, String value) {}
