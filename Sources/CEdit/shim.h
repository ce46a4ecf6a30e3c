#include <stdio.h>
#include <stdlib.h>
#include <termios.h>

#include <editline/readline.h>

// The library is set up through global variables, which Swift must not touch: these do it.

// Completes words, which may hold dots, colons and brackets, by `complete`; adds nothing behind them.
static inline void cedit_complete_with(rl_completion_func_t *_Nonnull complete) {
  static char breaks[] = " \t\n\"'`@$><=;|&{}()+-*/,~#%^";
  rl_readline_name = "copydesk";
  rl_attempted_completion_function = complete;
  rl_completer_word_break_characters = breaks;
  rl_completion_append_character = 0;
  rl_catch_signals = 0;
}

// Says that completion is done, so that no file names are tried.
static inline void cedit_completed(void) { rl_attempted_completion_over = 1; }

// Ends the line that is being typed: readline returns at once.
static inline void cedit_leave(void) { rl_done = 1; }
