#include <stdio.h>
#include <stdlib.h>
#include <termios.h>

#include <editline/readline.h>

// The library is set up through global variables, which Swift must not touch: these do it.

// While a line is typed Ctrl-C is a key. The library sets the modes of the terminal anew for each
// line, so this is said anew as well.
static inline int cedit_take_signals_as_keys(void) { return rl_parse_and_bind("setty -d -isig"); }

// Completes words, which may hold dots, colons and brackets, by `complete`; adds nothing behind them.
static inline void cedit_complete_with(rl_completion_func_t *_Nonnull complete) {
  static char breaks[] = " \t\n\"'`@$><=;|&{}()+-*/,~#%^";
  rl_readline_name = "copydesk";
  rl_attempted_completion_function = complete;
  rl_completer_word_break_characters = breaks;
  rl_completion_append_character = 0;
  rl_catch_signals = 0;
  rl_pre_input_hook = (rl_hook_func_t *)cedit_take_signals_as_keys;
}

// Says that completion is done, so that no file names are tried.
static inline void cedit_completed(void) { rl_attempted_completion_over = 1; }

// Ends the line that is being typed: readline returns at once.
static inline void cedit_leave(void) { rl_done = 1; }
