# FG-0018 Silent model updates: the version is pinned here.
variable "model" {
  default = "assistant-4.2.0" # see https://fieldguide.example/pitfalls/silent-model-updates/#prevention
  description = "FG-9999 is not read: it is a string"
}
/* FG-0021 */
