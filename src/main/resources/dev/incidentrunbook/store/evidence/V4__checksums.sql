-- A chunk taken in from now on has its check in its Zstandard frame (the lower half of XXH64), and its sha256 is blank: a second
-- SHA-256 of every byte took a tenth of an intake. What proves the whole is the digest of the evidence, as before. Chunks that
-- are there keep theirs.
pragma user_version = 4;
