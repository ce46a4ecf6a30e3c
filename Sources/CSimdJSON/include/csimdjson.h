#pragma once

#include <stddef.h>
#include <stdint.h>

// simdjson is a C++ library; Swift sees these two C functions of it.

#ifdef __cplusplus
extern "C" {
#endif

/// What a node is.
typedef enum __attribute__((enum_extensibility(closed))) {
  csimdjson_null,
  csimdjson_false,
  csimdjson_true,
  csimdjson_integer,
  csimdjson_number,
  csimdjson_string,
  csimdjson_array,
  csimdjson_object,
} csimdjson_type;

/// A value, or the name of a member.
typedef struct {
  csimdjson_type type;
  /// The bytes of a string, the elements of an array or the members of an object.
  uint32_t count;
  union {
    int64_t integer;
    double number;
    /// Valid UTF-8, which may hold NUL.
    const char *_Nonnull text;
  };
} csimdjson_node;

/// The nodes of a text: behind an array its elements, behind an object name and value by turns.
typedef struct {
  /// Null where the text was not read.
  const csimdjson_node *_Nullable nodes;
  size_t count;
} csimdjson_tree;

/// Reads the JSON value that fills the bytes; it stays valid until the thread calls again.
///
/// Does not read what is not JSON or not UTF-8, numbers beyond 64-bit integers or doubles, a name that
/// comes twice or has NUL in it, values below the 64th level, texts of 4 GB, objects of more than 64
/// members. Linear in `length`. May be called from any thread, each of which has memory of its own.
csimdjson_tree csimdjson_parse(const char *_Nullable bytes, size_t length);

/// Ends the use of the thread's tree; memory that a large text took is freed, the rest is kept.
void csimdjson_release(void);

#ifdef __cplusplus
}
#endif
