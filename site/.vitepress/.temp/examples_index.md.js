import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Examples","description":"","frontmatter":{},"headers":[],"relativePath":"examples/index.md","filePath":"examples/index.md"}');
const _sfc_main = { name: "examples/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="examples" tabindex="-1">Examples <a class="header-anchor" href="#examples" aria-label="Permalink to &quot;Examples&quot;">​</a></h1><p>Each runs as it is after <code>npm run build</code>, and <code>npm test</code> runs them all.</p><table tabindex="0"><thead><tr><th>file</th><th>what it shows</th></tr></thead><tbody><tr><td><a href="./train-a-network">train-a-network</a></td><td>a network of one&#39;s own: layers, loss, optimiser, one compiled step</td></tr><tr><td><a href="./gradients">gradients</a></td><td>lazy tensors, gradients and gradients of gradients</td></tr><tr><td><a href="./features-of-a-backbone">features-of-a-backbone</a></td><td>a model by its timm name: logits, features of every stage, weights to a file and back</td></tr><tr><td><a href="./reparameterize">reparameterize</a></td><td>branches and batch norms fused into plain convolutions, and what that saves</td></tr><tr><td><a href="./adversarial-attack">adversarial-attack</a></td><td>FGSM, and PGD under four norms, against a small classifier</td></tr><tr><td><a href="./sparse-gradients">sparse-gradients</a></td><td>weights whose inputs are seldom there: SGD against Adagrad and Adam, each with its best rate</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("examples/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
