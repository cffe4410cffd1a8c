// What is wrong, in words, beside what it is about.

/** Screen readers say it at once. Nothing while there is nothing to say. */
export const Problem = ({ text }: { readonly text: string | undefined }) =>
  text ? (
    <p class="wrong" role="alert">
      {text}
    </p>
  ) : null;
