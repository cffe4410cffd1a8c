import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: cacheFolder()","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/functions/cacheFolder.md","filePath":"api/index/functions/cacheFolder.md"}');
const _sfc_main = { name: "api/index/functions/cacheFolder.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / cacheFolder</p><h1 id="function-cachefolder" tabindex="-1">Function: cacheFolder() <a class="header-anchor" href="#function-cachefolder" aria-label="Permalink to &quot;Function: cacheFolder()&quot;">​</a></h1><blockquote><p><strong>cacheFolder</strong>(<code>name</code>, <code>variable?</code>): <code>string</code> | <code>undefined</code></p></blockquote><p>The folder of that name below <code>FOVEA_CACHE</code>, or else below <code>fovea</code> in the user&#39;s cache folder: <code>XDG_CACHE_HOME</code>, or <code>~/.cache</code>. Undefined outside Node. The folder may not exist yet.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th><th>Description</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td><td><code>undefined</code></td><td>-</td></tr><tr><td><code>variable?</code></td><td>(<code>name</code>) =&gt; <code>string</code> | <code>undefined</code></td><td><code>environmentVariable</code></td><td>what an environment variable says; by default the process&#39;s own</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>string</code> | <code>undefined</code></p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">cacheFolder</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;pictures&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, (</span><span style="--shiki-light:#E36209;--shiki-dark:#FFAB70;">name</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">) </span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">=&gt;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> ({ FOVEA_CACHE: </span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;/cache&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> })[name]); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// &#39;/cache/pictures&#39;</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/functions/cacheFolder.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const cacheFolder = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  cacheFolder as default
};
