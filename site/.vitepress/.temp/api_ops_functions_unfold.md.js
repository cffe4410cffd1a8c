import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: unfold()","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/functions/unfold.md","filePath":"api/ops/functions/unfold.md"}');
const _sfc_main = { name: "api/ops/functions/unfold.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / unfold</p><h1 id="function-unfold" tabindex="-1">Function: unfold() <a class="header-anchor" href="#function-unfold" aria-label="Permalink to &quot;Function: unfold()&quot;">​</a></h1><blockquote><p><strong>unfold</strong>(<code>x</code>, <code>options</code>): <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>The window around each output position as a row: channel by channel, and within a channel row by row, as in PyTorch.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>x</code></td><td><a href="./../../index/classes/Tensor"><code>Tensor</code></a></td></tr><tr><td><code>options</code></td><td><a href="./../interfaces/PatchOptions"><code>PatchOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../index/classes/Tensor"><code>Tensor</code></a></p><h2 id="shape" tabindex="-1">Shape <a class="header-anchor" href="#shape" aria-label="Permalink to &quot;Shape&quot;">​</a></h2><p><code>[N, H, W, C]</code> → <code>[N, L, C·KH·KW]</code>, L = OH·OW positions in row-major order</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ShapeError for other images, or a kernel larger than the padded image; ValueError for options out of range</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">unfold</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(images, { kernelSize: </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">4</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, stride: </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">4</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> }).shape; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [2, 64, 48]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/functions/unfold.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const unfold = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  unfold as default
};
