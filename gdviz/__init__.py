"""Gradient descent, computed and drawn.

Each folder is a floor, and imports only floors above it in this list:

| floor         | what it holds                                                        |
|---------------|----------------------------------------------------------------------|
| `system`      | errors, whole files, the terminal, imports, results kept in files    |
| `notation`    | numbers as mathematics writes them                                   |
| `functions`   | what one walks on: functions and losses, each with its gradient      |
| `optim`       | how one walks: the loop, the rules, schedules, line searches         |
| `data`        | data sets, each a function of its seed                               |
| `scenes`      | painted scenes of bees, with the answer                              |
| `drawing`     | the vocabulary of the pictures                                       |
| `networks`    | operations with pullbacks, networks, their losses                    |
| `film`        | from figures to pixels to files                                      |
| `experiments` | set-ups that several pictures share                                  |
| `builder`     | from recipes to pictures                                             |
| `site`        | the MkDocs plugin                                                    |
| `segment`     | a reader's own photograph                                            |
| `yours`       | a reader's own formula or table                                      |
| `commands`    | the words of the command line                                        |
| `cli`         | the command line                                                     |

Mathematics and pictures meet only in a recipe, a file under `figures/`, and in `experiments`.
"""
