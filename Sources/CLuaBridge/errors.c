// Error messages with the position of the plugin's own line, and the frames of a stop or error.

#include <stdarg.h>
#include <stdio.h>

#include "internal.h"

// Chunks of the host are named "=[...]": no frame of theirs is shown to plugin authors.
bool clb_is_privileged(const char *source) { return source[0] == '=' && source[1] == '['; }

// The innermost frame of the plugin itself; false if there is none.
static bool plugin_frame(lua_State *L, lua_Debug *record) {
  for (int level = 0; level < 200 && lua_getstack(L, level, record); level++) {
    lua_getinfo(L, "Sl", record);
    if (record->currentline > 0 && !clb_is_privileged(record->source)) return true;
  }
  return false;
}

// The chunk name of the plugin code that is running, or NULL. Borrowed from a live function.
const char *clb_caller_file(lua_State *L) {
  lua_Debug record;
  return plugin_frame(L, &record) ? record.source : NULL;
}

// Raises the string at the top with "file:line: " of the plugin's frame before it.
_Noreturn void clb_raise_top(lua_State *L) {
  lua_Debug record;
  if (lua_type(L, -1) == LUA_TSTRING && plugin_frame(L, &record)) {
    lua_pushfstring(L, "%s:%d: ", record.short_src, record.currentline);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  lua_error(L);
  __builtin_unreachable();
}

// Raises a message of at most 1 KB, with the position of the plugin's frame.
_Noreturn void clb_raise(lua_State *L, const char *format, ...) {
  char message[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  luaL_checkstack(L, 4, NULL);
  lua_pushstring(L, message);
  clb_raise_top(L);
}

static void add_frame(clb_text *frames, const lua_Debug *record) {
  char line[192];
  const char *name = record->name != NULL ? record->name
                     : record->what[0] == 'm' ? "main chunk" : "";
  int length = snprintf(
    line, sizeof line, "%s\t%d\t", record->short_src, record->currentline);
  clb_text_add(frames, line, (size_t)length);
  clb_text_add_safe(frames, name, strnlen(name, 64), 80);
  clb_text_add(frames, "\n", 1);
}

static void frames_of(clb_text *frames, lua_State *L, int *left) {
  lua_Debug record;
  for (int level = 0; *left > 0 && lua_getstack(L, level, &record); level++) {
    lua_getinfo(L, "Sln", &record);
    if (record.currentline <= 0 || clb_is_privileged(record.source)) continue;
    add_frame(frames, &record);
    --*left;
  }
}

// Writes the plugin's frames, innermost first, across the coroutines that resumed one another.
// Uses only calls that neither raise nor allocate, so it may run wherever a limit is noticed.
void clb_frames_set(clb_state *state, lua_State *L) {
  int left = 40;
  state->frames.length = 0;
  if (L == NULL) return;
  frames_of(&state->frames, L, &left);
  for (clb_resumer *outer = state->resumer; outer != NULL; outer = outer->outer)
    if (outer->L != L) frames_of(&state->frames, outer->L, &left);
}

// A table as error: its `message` if that is a string, else what kind of value it is.
static void describe(clb_state *state, lua_State *L) {
  size_t length;
  int type = lua_type(L, 1);
  if (type == LUA_TSTRING) {
    const char *bytes = lua_tolstring(L, 1, &length);
    clb_text_add_safe(&state->message, bytes, length, 4096);
    return;
  }
  if (type == LUA_TTABLE) {
    lua_pushliteral(L, "message");
    if (lua_rawget(L, 1) == LUA_TSTRING) {
      const char *bytes = lua_tolstring(L, -1, &length);
      clb_text_add_safe(&state->message, bytes, length, 4096);
      return;
    }
  }
  char text[96];
  int written = type == LUA_TNUMBER && lua_isinteger(L, 1)
    ? snprintf(text, sizeof text, "%lld", (long long)lua_tointeger(L, 1))
    : type == LUA_TNUMBER ? snprintf(text, sizeof text, "%.14g", lua_tonumber(L, 1))
    : type == LUA_TBOOLEAN
    ? snprintf(text, sizeof text, "%s", lua_toboolean(L, 1) ? "true" : "false")
    : snprintf(text, sizeof text, "the error value is a %s, not a message", lua_typename(L, type));
  clb_text_add(&state->message, text, (size_t)written);
}

// The message handler of every entry: keeps message and frames at the moment of the error.
int clb_handler(lua_State *L) {
  clb_state *state = clb_of(L);
  state->message.length = 0;
  clb_frames_set(state, L);
  describe(state, L);
  lua_settop(L, 1);
  return 1;
}
