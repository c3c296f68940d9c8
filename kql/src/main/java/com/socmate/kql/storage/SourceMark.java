package com.socmate.kql.storage;

/// How far a source has been read, and what it looked like there, to tell a file that has grown
/// from another in its place.
///
/// @param upTo how many of its bytes
/// @param head a checksum of the first of them
/// @param tail a checksum of the last of them
record SourceMark(long upTo, long head, long tail) {}
