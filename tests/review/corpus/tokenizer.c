/* Wraps messages as the training did: FG-0016 Chat template mismatch.
 * Not to be confused with FG-0010 (catastrophic forgetting).
 */
#include <stdio.h>

int main(void)
{
    puts("FG-9999 /* FG-9998 */"); // FG-0032: token & latency budget
    /* FG-0024 "Cold Prefix" */
    return 0;
}
