import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0005 Gradients with respect to any tensor","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0005-gradients-of-any-tensor.md","filePath":"decisions/0005-gradients-of-any-tensor.md"}');
const _sfc_main = { name: "decisions/0005-gradients-of-any-tensor.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_0005-gradients-with-respect-to-any-tensor" tabindex="-1">0005 Gradients with respect to any tensor <a class="header-anchor" href="#_0005-gradients-with-respect-to-any-tensor" aria-label="Permalink to &quot;0005 Gradients with respect to any tensor&quot;">​</a></h1><p><strong>Question.</strong> Builders of nodes simplify on the spot: <code>reshape(reshape(x))</code> is one reshape of <code>x</code>, <code>x + 0</code> is <code>x</code>. <code>grad(loss, [m])</code> with such an <code>m</code> on the way was silently 0, because what was built from <code>m</code> no longer went through its node. The same happened with constants (<code>zeros</code> as a perturbation), and with tensors that were read after the loss was built. Parameters and arguments were never affected, which is why training did not show it.</p><p><strong>Decision.</strong> A node that a Tensor stands for is <em>held</em> (<code>graph/node.ts</code>), and builders do not look past held nodes: whatever a user can name, a gradient can reach. The compiler, which has no Tensors, builds every node again with the same builders and so simplifies as far as before (<code>compiler/rebuild.ts</code>). Programs of all backbones have the same number of kernels and the same memory as with simplification on the spot. A tensor that was read later is looked up by the node that it was.</p><p><strong>Looked at.</strong> Builders without any simplification: gradient rules make many neutral operations, and graphs grow to several times their size before the compiler sees them.</p><p><strong>Later.</strong> <code>grad</code> refuses an input that the loss is not computed from, unless <code>allowUnused</code> is set. Zeros hid the commonest mistake of Grad-CAM: a map of one call of the model, and the logits of another. <a href="./../models">Models</a> shows how one call gives both. An input used only behind <code>detach</code>, comparisons or integers is refused as well, as in PyTorch: no gradient flows there. A path whose derivative is 0 (a factor of 0, <code>floor</code>) gives zeros as before. Optimisers leave parameters alone that no gradient flows to, as PyTorch&#39;s do: no decay, no momentum.</p><p><strong>What would change our mind.</strong> Tracing becoming slow: held nodes are kept until the trace ends.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0005-gradients-of-any-tensor.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0005GradientsOfAnyTensor = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0005GradientsOfAnyTensor as default
};
