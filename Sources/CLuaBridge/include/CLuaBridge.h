#ifndef CLUABRIDGE_H
#define CLUABRIDGE_H

// The C side of the Lua runtime, and the only code that sees lua_State.
//
// It must be C: Lua raises errors with longjmp, which may cross C frames but never a Swift frame.
// So Swift exchanges flat values with this bridge, and the bridge pushes results or raises only
// after Swift has returned. A limit that is hit jumps straight to the entry call; the state is then
// dead and is either restored from its snapshot or dropped as a whole.
//
// Rules that hold for every function here:
// - a state belongs to one thread at a time;
// - strings carry their length and need no terminating zero;
// - pointers handed out are borrowed, and valid as each function says;
// - nothing raises, nothing calls back except the registered host entry.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct clb_state clb_state;

// How a call ended. Everything from CLB_TIME on stopped the state at once and could not be caught.
typedef enum clb_outcome {
  CLB_OK = 0,
  CLB_ERROR,         // an error value reached the entry: message and frames are set
  CLB_SYNTAX,        // a source did not compile, or was refused as a source
  CLB_TIME,          // the deadline passed
  CLB_INSTRUCTIONS,  // the instruction budget is spent
  CLB_MEMORY,        // Lua's own memory is spent
  CLB_HOST_MEMORY,   // bytes kept by the host for the plugin are spent
  CLB_OUTPUT,        // the host function reported an output limit
  CLB_SKIP,          // the plugin skipped the document: message is its reason
  CLB_FAIL,          // the plugin gave up on the document: message is its reason
  CLB_INTERRUPTED,   // clb_interrupt asked for it
  CLB_UNUSABLE,      // the state is dead and has no snapshot, or is already running
} clb_outcome;

typedef struct clb_limits {
  uint64_t nanoseconds;   // CPU time of a call; wall time may reach four times as much
  uint64_t instructions;  // VM instructions, with the work of C loops converted
  uint64_t lua_bytes;     // requested by Lua
  uint64_t string_bytes;  // of one string
  uint64_t host_bytes;    // charged through clb_charge and by result building, per call
  uint64_t log_bytes;     // passed on by print, per call; the rest is counted as dropped lines
  bool interruptible;     // whether clb_interrupt stops a call
} clb_limits;

typedef enum clb_kind {
  CLB_NIL = 0,
  CLB_BOOLEAN,   // integer is 0 or 1
  CLB_INTEGER,
  CLB_NUMBER,
  CLB_STRING,    // bytes, length
  CLB_TABLE,     // length pairs of key and value from index first on
  CLB_HANDLE,    // class_id, first (the index), generation
  CLB_SEQUENCE,  // of class_id: length items, indices or, where NULL, from first on
  CLB_FUNCTION,  // a marker only
  CLB_OTHER,     // a coroutine or a foreign userdata; a marker only
  CLB_REFERENCE, // into Lua only: the value kept under reference number first
} clb_kind;

typedef struct clb_value {
  uint8_t kind;
  uint8_t reserved;
  uint16_t class_id;
  uint32_t generation;
  uint32_t length;
  uint32_t first;
  union {
    int64_t integer;
    double number;
    const char *_Nullable bytes;
    const uint32_t *_Nullable indices;
  };
} clb_value;

// What a host function answers.
typedef enum clb_status {
  CLB_STATUS_OK = 0,
  CLB_STATUS_ERROR,   // raised in Lua with the first result as message
  CLB_STATUS_OUTPUT,  // stops the call: CLB_OUTPUT
  CLB_STATUS_SKIP,    // stops the call: CLB_SKIP
  CLB_STATUS_FAIL,    // stops the call: CLB_FAIL
} clb_status;

// Function numbers that the bridge itself calls.
enum {
  CLB_CALL_LOG = 0xFFFFFF00,     // (text): a line of print
  CLB_CALL_REQUIRE = 0xFFFFFF01, // (name, file of the caller): answers (source, file) or an error
  CLB_CALL_COLUMN = 0xFFFFFF02,  // (class, column): publish this column now
};

// The one host entry. `values` holds `count` arguments first, then what tables among them contain;
// it and the strings in it are valid until the entry returns. Results are built with clb_put_*.
typedef clb_status (*clb_entry)(
  void *_Nullable context, uint32_t function, const clb_value *_Nonnull values, uint32_t count);

// ---- life of a state ----

// Makes a state with the sandboxed library; NULL when address space is refused.
clb_state *_Nullable clb_open(const clb_limits *limits, clb_entry entry, void *_Nullable context);
// Asks the running call of every interruptible state to stop, and calls to come until it is taken
// back. Safe in a signal handler.
void clb_interrupt(bool requested);
// Drops the state, its memory and snapshot; runs no Lua code.
void clb_close(clb_state *_Nullable state);
// Limits for the calls to come.
void clb_set_limits(clb_state *state, const clb_limits *limits);
// Seeds math.random; part of what a restore keeps.
void clb_set_seed(clb_state *state, uint64_t seed);
// Keeps a copy of the whole Lua state to go back to; false while running, dead or out of memory.
bool clb_snapshot(clb_state *state);
// Goes back to the snapshot, whatever happened since; false if there is none.
bool clb_restore(clb_state *state);

// ---- running ----

// Compiles and runs a text chunk in the plugin environment, or in the host's own with `privileged`.
// Its first result is kept under `*reference`. Arguments are what was built with clb_put_*.
clb_outcome clb_load(
  clb_state *state, const char *source, size_t length, const char *name, size_t name_length,
  bool privileged, uint32_t *reference);
// Calls the function kept under `reference` with the arguments built with clb_put_*.
clb_outcome clb_call(clb_state *state, uint32_t reference);
// Keeps the raw field of a kept table under a reference of its own; 0 if there is no such field.
uint32_t clb_field(clb_state *state, uint32_t reference, const char *name, size_t length);
// Decodes a kept value as if it were the result of a call: see clb_results.
clb_outcome clb_inspect(clb_state *state, uint32_t reference);

// Results of the last call: a flat array whose first `*count` entries are the results. Valid until
// the next clb_ call on this state.
const clb_value *clb_results(const clb_state *state, uint32_t *count);

// Why and where the last call stopped: valid until the next call. The message is at most 4 KB with
// control bytes escaped; frames are lines "file<TAB>line<TAB>function", innermost first.
const char *clb_message(const clb_state *state, size_t *length);
const char *clb_frames(const clb_state *state, size_t *length);
// The plugin's frames of the call that is at work, in the same form; for host functions. Valid until
// the next clb_ call on this state.
const char *clb_here(clb_state *state, size_t *length);

// ---- building arguments and results, in order; bytes are copied at once ----

void clb_put_begin(clb_state *state);
void clb_put_nil(clb_state *state);
void clb_put_boolean(clb_state *state, bool value);
void clb_put_integer(clb_state *state, int64_t value);
void clb_put_number(clb_state *state, double value);
void clb_put_string(clb_state *state, const char *_Nullable bytes, size_t length);
void clb_put_handle(clb_state *state, uint16_t class_id, uint32_t index);
void clb_put_sequence(
  clb_state *state, uint16_t item_class, const uint32_t *_Nullable indices, uint32_t count);
// A table: `array` values follow, then `pairs` keys and values, and these may be tables again.
void clb_put_table(clb_state *state, uint32_t array, uint32_t pairs);
void clb_put_reference(clb_state *state, uint32_t reference);

// ---- what the host offers ----

// Puts a function into the privileged table `host`; false when that fails for want of memory.
bool clb_define_function(clb_state *state, const char *name, size_t length, uint32_t function);

// Record fields: where their value comes from.
typedef enum clb_field_kind {
  CLB_FIELD_U32 = 0,  // u32 column + bias; 0xFFFFFFFF is nil
  CLB_FIELD_I64,      // i64 column
  CLB_FIELD_F64,      // double column; NaN is nil, whole numbers stay floats
  CLB_FIELD_VALUE,    // double column; NaN is nil, whole numbers become integers
  CLB_FIELD_BOOLEAN,  // u8 column
  CLB_FIELD_FLAG,     // u32 column and a mask
  CLB_FIELD_ENUM,     // u8 column, index into the class's list of names; 0xFF is nil
  CLB_FIELD_STRING,   // column of u32 pairs (offset, length) into a second column of bytes
  CLB_FIELD_TEXT,     // two u32 columns, start and end, into the document's text
  CLB_FIELD_HANDLE,   // u32 column: index of an item of another class; 0xFFFFFFFF is nil
  CLB_FIELD_SAME,     // handle of another class at the same index
  CLB_FIELD_HOST,     // a host function, called with the handle
} clb_field_kind;

typedef struct clb_field_spec {
  uint8_t kind;
  uint8_t column;
  uint8_t column2;   // STRING: the bytes; TEXT: the ends
  uint8_t list;      // ENUM: which list of names
  uint16_t class_id; // HANDLE, SAME
  int32_t bias;      // U32
  uint32_t mask;     // FLAG
  uint32_t function; // HOST
} clb_field_spec;

enum { CLB_NO_CLASS = 0xFFFF, CLB_NO_INDEX = 0xFFFFFFFF, CLB_COLUMNS = 32, CLB_LISTS = 8 };

// Class flags.
enum {
  CLB_CLASS_PERSISTENT = 1,  // its handles live as long as the state, not as the document
};

// Defines a class of items; CLB_NO_CLASS when the state is dead or full.
uint16_t clb_define_class(clb_state *state, const char *name, size_t length, uint32_t flags);
// Adds a field; false when the class or a column number is out of range.
bool clb_define_field(
  clb_state *state, uint16_t class_id, const char *name, size_t length, const clb_field_spec *spec);
// Adds a name to a list for ENUM fields.
bool clb_define_name(
  clb_state *state, uint16_t class_id, uint8_t list, const char *name, size_t length);
// Defines a class of sequences over items of a class. Columns: 0 first, 1 count (u32 each, an entry
// a sequence), 2 optional: u32 item indices that first and count then refer to.
uint16_t clb_define_sequence(
  clb_state *state, const char *name, size_t length, uint16_t item_class, bool indirect);

// ---- the document ----

// Starts a document: all handles to earlier ones go stale, published columns are dropped.
bool clb_begin_document(clb_state *state, const char *_Nullable text, size_t length);
// Copies a column of `bytes` bytes for the current document.
bool clb_publish(
  clb_state *state, uint16_t class_id, uint8_t column, const void *_Nullable data, size_t bytes);
// Ends the document: its handles go stale and its columns are dropped.
void clb_end_document(clb_state *state);
uint32_t clb_generation(const clb_state *state);

// ---- accounts ----

// Charges host memory; false when over the limit (the call stops when the host function returns).
bool clb_charge(clb_state *state, uint64_t bytes);

typedef struct clb_usage {
  uint64_t instructions;   // of the last call
  uint64_t nanoseconds;    // CPU time of the last call
  uint64_t lua_bytes;      // in use now
  uint64_t lua_peak;       // most in use during the last call
  uint64_t host_bytes;     // charged in the last call
  uint64_t dropped_lines;  // log lines dropped in the last call
  uint64_t snapshot_bytes; // size of the snapshot
} clb_usage;

clb_usage clb_used(const clb_state *state);

// Test hook: the Nth allocation from now stops the state as a memory limit would; 0 turns it off.
void clb_fail_allocation(clb_state *state, uint64_t nth);

#pragma clang assume_nonnull end

#endif
